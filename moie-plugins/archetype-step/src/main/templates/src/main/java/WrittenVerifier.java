package ${package};

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Looks whether the greeting stands in the file. Changes nothing, however often it is asked. */
@JobType(
    value = "${pluginId}/written",
    summary = "Holds if a file is a greeting for somebody",
    example = "{\"path\": \"greeting.txt\", \"name\": \"Ada\"}")
public final class WrittenVerifier implements Verifier<GreetingConfig> {

  /** Made by the engine, for each call. */
  public WrittenVerifier() {}

  @Override
  public Verification verify(GreetingConfig config, JobContext job) {
    try {
      Path path = job.files().resolve(config.path());
      String text = Files.readString(path);
      return text.equals(config.line())
          ? Verification.verified(path + " greets " + config.name())
          : Verification.notVerified(path + " does not greet " + config.name());
    } catch (NoSuchFileException e) {
      return Verification.notVerified(config.path() + " does not exist");
    } catch (IOException e) {
      // Could not look: that is neither yes nor no, and the action is not run on it.
      return Verification.inconclusive(config.path() + " cannot be read: " + e.getMessage());
    }
  }
}
