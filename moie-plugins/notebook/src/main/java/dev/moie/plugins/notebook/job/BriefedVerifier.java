package dev.moie.plugins.notebook.job;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.plugins.notebook.handoff.Age;
import dev.moie.plugins.notebook.handoff.Briefing;
import java.io.IOException;

/** Holds if the {@link Briefing} is young enough. */
@JobType(
    value = "notebook/briefed",
    summary = "Holds if the briefing is young enough",
    example = "{\"max_age\": \"PT24H\"}")
public final class BriefedVerifier implements Verifier<FreshConfig> {

  /** Made by the engine. */
  public BriefedVerifier() {}

  @Override
  public Verification verify(FreshConfig config, JobContext job) throws IOException {
    return Age.verify(
        Briefing.file(job.files()), config.maxAge(), job.clock().instant(), "notebook/brief");
  }
}
