package dev.moie.core.engine;

import dev.moie.core.log.Approval;
import dev.moie.core.log.Approvals;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.Request;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a person's answers to what policies have asked. */
final class ApprovalDesk {
  private static final int DONE = 0;
  private static final int REFUSED = 1;

  private final Engine engine;

  ApprovalDesk(Engine engine) {
    this.engine = engine;
  }

  /**
   * Answers every policy that has asked about a job as it is defined now. An answer can be taken
   * back by another one until an execution has used it.
   */
  Request.Answer answer(Request request, Phase phase, Job job, boolean allowed) {
    Approvals approvals = engine.log().approvals();
    Instant now = engine.clock().instant();
    List<Approval> asked = asked(approvals, job);
    Approval.Answer answer =
        Approval.Answer.of(
            allowed, now, request.by(), request.arguments().getOrDefault("reason", ""));
    List<String> policies =
        asked.stream()
            .filter(each -> approvals.answer(each, answer))
            .map(Approval::policy)
            .toList();
    String name = "job " + job.id();
    if (policies.isEmpty()) {
      return new Request.Answer(
          REFUSED,
          "no policy waits for an answer about "
              + name
              + " as it is defined now; a policy asks when the job's action is about to run, which"
              + " \"moie heartbeat\" or \"moie run "
              + job.id()
              + "\" sees to");
    }
    String text =
        name
            + (allowed ? " is approved" : " is denied")
            + " for policy "
            + String.join(", ", policies)
            + (allowed ? ", for one execution with its retries" : "")
            + ", until "
            + Timestamps.text(answer.until());
    String why = answer.reason().isEmpty() ? "" : ": " + answer.reason();
    engine
        .log()
        .write(
            LogBatch.of(
                engine.entry(
                    Execution.Kind.ANSWER,
                    phase,
                    job,
                    now,
                    (allowed ? "approved by " : "denied by ") + request.by() + why)));
    return new Request.Answer(DONE, text);
  }

  /** The newest question of each policy that an answer can still be given to. */
  private static List<Approval> asked(Approvals approvals, Job job) {
    Map<String, Approval> newest = new LinkedHashMap<>();
    approvals.of(job.id()).stream()
        .filter(each -> each.definition().equals(job.definition()))
        .forEach(each -> newest.putIfAbsent(each.policy(), each));
    return newest.values().stream().filter(each -> each.usedBy().isEmpty()).toList();
  }
}
