package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Transition;
import dev.moie.core.state.Job;
import dev.moie.core.stop.Stop;
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
 * @param again whether the job is due again directly
 */
record Taken(
    JobOutcome outcome,
    String reason,
    int attempts,
    Optional<String> execution,
    Optional<OperatorRequest> request,
    Optional<Transition> transition,
    boolean again) {

  static Taken of(JobOutcome outcome, String reason) {
    return of(outcome, reason, 0);
  }

  static Taken of(JobOutcome outcome, String reason, int attempts) {
    return new Taken(
        outcome, reason, attempts, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** A person is asked to act. */
  static Taken asking(OperatorRequest request) {
    return new Taken(
        JobOutcome.ACTION_REQUIRED,
        request.lastReason(),
        0,
        Optional.empty(),
        Optional.of(request),
        Optional.empty(),
        false);
  }

  /** Left alone, since nothing may be started. */
  static Taken stopped(Job job, Stop stop) {
    return of(
        job.isCyclic() ? JobOutcome.CYCLIC_WAITING : JobOutcome.BLOCKED,
        "the workspace is " + stop.describe());
  }

  Taken recordedAs(String executionId) {
    return new Taken(
        outcome, reason, attempts, Optional.of(executionId), request, transition, again);
  }

  Taken completedBy(Transition inLog) {
    return new Taken(
        outcome, reason, attempts, inLog.execution(), request, Optional.of(inLog), again);
  }

  Taken dueAgain() {
    return new Taken(outcome, reason, attempts, execution, request, transition, true);
  }

  /** The same, and something more to be told. */
  Taken telling(String more) {
    String all = reason.isEmpty() ? more : reason + "; " + more;
    return new Taken(outcome, all, attempts, execution, request, transition, again);
  }
}
