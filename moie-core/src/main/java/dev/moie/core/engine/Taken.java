package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import java.util.Optional;

/**
 * What came of taking a job.
 *
 * @param outcome what it came to
 * @param reason why, for people; may be empty
 * @param attempts how often the action has run since the job was last completed or changed
 * @param execution its id in the execution log, if something was recorded there
 * @param request what a person is asked for, with ACTION_REQUIRED
 */
record Taken(
    JobOutcome outcome,
    String reason,
    int attempts,
    Optional<String> execution,
    Optional<OperatorRequest> request) {

  static Taken of(JobOutcome outcome, String reason) {
    return new Taken(outcome, reason, 0, Optional.empty(), Optional.empty());
  }

  static Taken of(JobOutcome outcome, String reason, int attempts) {
    return new Taken(outcome, reason, attempts, Optional.empty(), Optional.empty());
  }

  Taken recordedAs(String executionId) {
    return new Taken(outcome, reason, attempts, Optional.of(executionId), request);
  }
}
