package dev.moie.core.doctor;

import dev.moie.core.engine.StepExecutor;
import dev.moie.core.state.Job;
import dev.moie.core.state.Step;

/**
 * A step of a job.
 *
 * @param job whose
 * @param kind what for
 * @param step which type, and how configured
 */
public record JobStep(Job job, StepExecutor.Kind kind, Step step) {

  /** The key that it stands under. */
  public String key() {
    return kind == StepExecutor.Kind.VERIFY ? "verify" : "run";
  }

  /** Such as {@code job 1.1, verify}. */
  public String describe() {
    return "job " + job.id() + ", " + key();
  }
}
