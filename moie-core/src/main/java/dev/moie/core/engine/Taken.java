package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Transition;
import java.util.Optional;

/**
 * What came of taking a job.
 *
 * @param outcome what it came to
 * @param reason why, for people; may be empty
 * @param attempts how often the action has run since the job was last completed or changed
 * @param execution its id in the execution log, if something was recorded there
 * @param request what a person is asked for, with ACTION_REQUIRED
 * @param transition what stands in the log of it, if the job has another status now
 */
record Taken(
    JobOutcome outcome,
    String reason,
    int attempts,
    Optional<String> execution,
    Optional<OperatorRequest> request,
    Optional<Transition> transition) {

  static Taken of(JobOutcome outcome, String reason) {
    return of(outcome, reason, 0);
  }

  static Taken of(JobOutcome outcome, String reason, int attempts) {
    return new Taken(
        outcome, reason, attempts, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A person is asked to act. */
  static Taken asking(OperatorRequest request) {
    return new Taken(
        JobOutcome.ACTION_REQUIRED,
        request.lastReason(),
        0,
        Optional.empty(),
        Optional.of(request),
        Optional.empty());
  }

  Taken recordedAs(String executionId) {
    return new Taken(outcome, reason, attempts, Optional.of(executionId), request, transition);
  }

  Taken completedBy(Transition inLog) {
    return new Taken(outcome, reason, attempts, inLog.execution(), request, Optional.of(inLog));
  }
}
