package dev.moie.plugins.persistence;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;

/** Has a scheduler start the heartbeat again and again, also after a reboot. */
@JobType(
    value = "persistence/schedule",
    summary = "Installs the heartbeat and a watch of its health in systemd, cron or launchd",
    example = "{\"every\": \"PT10M\"}")
public final class ScheduleAction implements Action<ScheduleConfig> {
  private final Processes processes;

  /**
   * Made by the engine.
   *
   * @param processes asks the schedulers
   */
  @Inject
  public ScheduleAction(Processes processes) {
    this.processes = processes;
  }

  @Override
  public ActionResult run(ScheduleConfig config, JobContext job) throws InterruptedException {
    try {
      Installation installation =
          Installation.of(config, job.files(), Machine.here(), new Programs(processes));
      job.progress("installing in " + installation.kind());
      installation.install(job.clock());
      return ActionResult.succeeded(
          "installed in "
              + installation.kind().name().toLowerCase(Locale.ROOT)
              + " as "
              + installation.plan().id()
              + "; undo with: moie persistence uninstall");
    } catch (IOException e) {
      return ActionResult.failed(String.valueOf(e.getMessage()));
    }
  }
}
