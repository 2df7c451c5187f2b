package dev.moie.plugins.notebook.job;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.NoConfig;
import dev.moie.plugins.notebook.handoff.Briefing;
import java.io.IOException;

/** Writes the {@link Briefing}: the reading of the loop. */
@JobType(
    value = "notebook/brief",
    summary = "Writes what a session reads first: open notes, patterns, improvements")
public final class BriefAction implements Action<NoConfig> {

  /** Made by the engine. */
  public BriefAction() {}

  @Override
  public ActionResult run(NoConfig config, JobContext job) throws IOException {
    int named = Briefing.write(job.files(), job.clock());
    return ActionResult.succeeded("named " + named + " entries in " + Briefing.file(job.files()));
  }
}
