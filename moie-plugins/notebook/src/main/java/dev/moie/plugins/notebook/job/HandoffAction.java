package dev.moie.plugins.notebook.job;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.NoConfig;
import dev.moie.plugins.notebook.handoff.HandoffReport;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Writes a {@link HandoffReport}: the documenting of the loop. */
@JobType(value = "notebook/handoff", summary = "Writes a handoff report of what is open and noted")
public final class HandoffAction implements Action<NoConfig> {

  /** Made by the engine. */
  public HandoffAction() {}

  @Override
  public ActionResult run(NoConfig config, JobContext job) throws IOException {
    HandoffReport.of(job.files(), job.clock(), List.of(), Set.of()).write(job.files());
    return ActionResult.succeeded("wrote " + HandoffReport.latest(job.files()));
  }
}
