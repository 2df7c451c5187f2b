package probe;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Notes that it ran, and writes what it is told. */
@JobType(value = "probe/write", summary = "Writes a file, and notes that it ran")
public final class WriteAction implements Action<WriteAction.Config> {

  /** What to write. */
  public record Config(
      @Doc("The file") Optional<String> path,
      @Doc("What it says then") @Default("yes") String text,
      @Doc("The attempt from which on it is written") @Default("1") int from,
      @Doc("Whether to report failure") @Default("false") boolean fail,
      @Doc("Files that have to say yes by then") List<String> after) {}

  @Override
  public ActionResult run(Config config, JobContext job) throws Exception {
    Early.note(config.after(), job);
    Path ran = job.files().resolve("ran.txt");
    job.files()
        .append(
            ran, (job.job().id() + " #" + job.attempt() + "\n").getBytes(StandardCharsets.UTF_8));
    if (config.path().isPresent() && job.attempt() >= config.from()) {
      Files.writeString(job.files().resolve(config.path().get()), config.text());
    }
    return config.fail()
        ? ActionResult.failed("it was told to fail")
        : ActionResult.succeeded("wrote");
  }
}
