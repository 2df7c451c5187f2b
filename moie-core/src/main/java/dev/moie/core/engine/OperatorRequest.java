package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Step;

/**
 * What a person is asked to do, because a job has no action.
 *
 * @param task the job's title
 * @param description the job's description; may be empty
 * @param verification how it will be known that it is done, for people
 * @param lastReason why it does not hold now
 */
public record OperatorRequest(
    String task, String description, String verification, String lastReason) {

  static OperatorRequest of(Job job, String reason) {
    return new OperatorRequest(
        job.task(),
        job.description(),
        job.verify()
            .map(OperatorRequest::shown)
            .orElse("none; attest it: moie complete " + job.id() + " --reason \"…\""),
        reason);
  }

  private static String shown(Step step) {
    // The shell form is shown as the operator wrote it.
    return step.uses().equals("verify/command") && step.with().path("command").isTextual()
        ? step.with().path("command").asText()
        : step.uses() + " " + step.with();
  }
}
