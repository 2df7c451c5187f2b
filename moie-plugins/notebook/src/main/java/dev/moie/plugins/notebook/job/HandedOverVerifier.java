package dev.moie.plugins.notebook.job;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.plugins.notebook.handoff.Age;
import dev.moie.plugins.notebook.handoff.HandoffReport;
import java.io.IOException;

/** Holds if the newest {@link HandoffReport} is young enough. */
@JobType(
    value = "notebook/handed-over",
    summary = "Holds if the newest handoff report is young enough",
    example = "{\"max_age\": \"PT24H\"}")
public final class HandedOverVerifier implements Verifier<FreshConfig> {

  /** Made by the engine. */
  public HandedOverVerifier() {}

  @Override
  public Verification verify(FreshConfig config, JobContext job) throws IOException {
    return Age.verify(
        HandoffReport.latest(job.files()),
        config.maxAge(),
        job.clock().instant(),
        "notebook/handoff");
  }
}
