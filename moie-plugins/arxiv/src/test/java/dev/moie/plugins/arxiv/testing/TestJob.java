package dev.moie.plugins.arxiv.testing;

import dev.moie.api.JobContext;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.files.WorkspaceFiles;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** A job without the engine. */
public record TestJob(WorkspaceFiles files, Clock clock, Duration remaining) implements JobContext {
  @Override
  public JobInfo job() {
    return JobInfo.of("5.1", "Deep Research Scan", "", true);
  }

  @Override
  public PhaseInfo phase() {
    return PhaseInfo.of(5, "MONITORING");
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public Logger log() {
    return NOPLogger.NOP_LOGGER;
  }

  @Override
  public void progress(String message) {}

  @Override
  public boolean isCancelled() {
    return false;
  }
}
