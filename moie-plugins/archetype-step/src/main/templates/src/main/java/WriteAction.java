package ${package};

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the greeting. To write it twice does no harm: the file is replaced as a whole. */
@JobType(
    value = "${pluginId}/write",
    summary = "Writes a greeting for somebody into a file",
    example = "{\"path\": \"greeting.txt\", \"name\": \"Ada\"}")
public final class WriteAction implements Action<GreetingConfig> {

  /** Made by the engine, for each call. */
  public WriteAction() {}

  @Override
  public ActionResult run(GreetingConfig config, JobContext job) throws IOException {
    job.files()
        .write(
            job.files().resolve(config.path()),
            config.line().getBytes(StandardCharsets.UTF_8),
            WriteOptions.defaults());
    return ActionResult.succeeded("greeted " + config.name() + " in " + config.path());
  }
}
