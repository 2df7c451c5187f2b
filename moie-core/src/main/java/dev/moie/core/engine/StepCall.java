package dev.moie.core.engine;

import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.core.stop.Torsion;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The circumstances of one call of a plugin.
 *
 * @param job the job
 * @param phase its phase
 * @param attempt counted from 1; 0 while verifying before any action
 * @param timeout how long the call may take
 * @param progress takes the lines that the plugin tells people; called on the plugin's thread
 * @param torsion takes what the plugin reports to the kill switch; called on the plugin's thread
 * @param ownership whether the job is still this process's to do
 */
public record StepCall(
    JobInfo job,
    PhaseInfo phase,
    int attempt,
    Duration timeout,
    Consumer<String> progress,
    Consumer<Torsion> torsion,
    Ownership ownership) {

  /** A call whose torsions nobody counts, and whose job nobody else can have. */
  public StepCall(
      JobInfo job, PhaseInfo phase, int attempt, Duration timeout, Consumer<String> progress) {
    this(job, phase, attempt, timeout, progress, torsion -> {}, Ownership.ALONE);
  }
}
