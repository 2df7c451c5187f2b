package probe;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.api.config.Doc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers what a file in the workspace says. */
@JobType(value = "probe/file", summary = "Answers what a file says", example = "{\"path\": \"x\"}")
public final class FileVerifier implements Verifier<FileVerifier.Config> {

  /** Which file. */
  public record Config(
      @Doc("The file") String path,
      @Doc("Files that have to say yes by then") List<String> after) {}

  @Override
  public Verification verify(Config config, JobContext job) throws Exception {
    Early.note(config.after(), job);
    Path file = job.files().resolve(config.path());
    if (!Files.exists(file)) {
      return Verification.notVerified("there is no " + config.path());
    }
    String says = Files.readString(file).strip();
    switch (says) {
      case "yes":
        return Verification.verified(config.path() + " says yes");
      case "unknown":
        return Verification.inconclusive("nobody can tell");
      case "throw":
        throw new IllegalStateException("the file told me to");
      case "overflow":
        return verify(config, job);
      case "null":
        return null;
      case "hang":
        Thread.sleep(3_600_000);
        return Verification.verified("slept for an hour");
      case "stubborn":
        while (Files.readString(file).strip().equals("stubborn")) {
          Thread.onSpinWait();
        }
        return Verification.verified("at last");
      default:
        return Verification.notVerified(config.path() + " says " + says);
    }
  }
}
