package dev.moie.app.render;

import dev.moie.api.Verification;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;

/**
 * A job and what its verification says now.
 *
 * @param job the job
 * @param verification what was found
 * @param isReopened whether it was made pending because of it
 */
public record Checked(Job job, Verification verification, boolean isReopened) {

  public Checked(Job job, Verification verification) {
    this(job, verification, false);
  }

  /** The same, after it was made pending, or could not be. */
  public Checked reopened(boolean done) {
    return new Checked(job, verification, done);
  }

  /** Whether the file says completed and the world does not. */
  public boolean isDrift() {
    return job.status() == JobStatus.COMPLETED
        && verification.verdict() == Verification.Verdict.NOT_VERIFIED;
  }

  /**
   * Whether the command ends with exit code 1: an open job that does not hold yet is no problem.
   */
  public boolean isProblem() {
    return isDrift() || verification.verdict() == Verification.Verdict.INCONCLUSIVE;
  }
}
