package dev.moie.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.JobOutcome;
import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.JobPage;
import dev.moie.app.http.page.Links;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Retry;
import dev.moie.core.state.State;
import dev.moie.core.state.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the page of a job. */
final class JobPageMaker {
  private static final int RUNS = 60;
  private static final int LISTED = 12;

  private final Facts facts;
  private final Rows rows;

  JobPageMaker(Facts facts, Rows rows) {
    this.facts = facts;
    this.rows = rows;
  }

  JobPage make(Frame frame, Phase phase, Job job) throws Exception {
    State state = facts.state();
    List<Execution> runs =
        facts.history(new HistoryQuery(Optional.of(job.id()), false, Optional.empty(), RUNS));
    return new JobPage(
        frame,
        rows.job(phase, job),
        Plain.line(phase.name()),
        job.description(),
        why(phase, job, runs),
        text(job.verify()),
        text(job.run()),
        said(job, rows.node(job.id())),
        job.needs().stream()
            .map(
                need ->
                    new JobPage.Need(
                        need,
                        Links.job(need),
                        state
                            .job(need)
                            .filter(each -> each.status() == JobStatus.COMPLETED)
                            .isPresent()))
            .toList(),
        Optional.ofNullable(facts.paused().get(job.id()))
            .map(pause -> Plain.line(pause.by(), 60))
            .orElse(""),
        job.isOpen() && job.verify().isEmpty(),
        job.status() != JobStatus.COMPLETED
            && job.lastResult()
                .filter(last -> last.outcome() == JobOutcome.APPROVAL_REQUIRED)
                .isPresent(),
        job.run().isPresent() || job.verify().isPresent(),
        rows.strip(runs),
        runs.stream().limit(LISTED).map(rows::run).toList(),
        runs.stream()
            .filter(each -> !each.output().isBlank())
            .findFirst()
            .map(Execution::output)
            .map(output -> String.join("\n", output.lines().map(Plain::keepingSpaces).toList()))
            .orElse(""));
  }

  private static String text(Optional<Step> step) {
    if (step.isEmpty()) {
      return "";
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("uses", step.get().uses());
    node.set("with", step.get().with());
    return JsonOutput.text(node);
  }

  private static String attempts(Retry retry) {
    return retry.maxAttempts() == 1
        ? "1, and no other by itself"
        : retry.maxAttempts() + ", the next after " + retry.delay();
  }

  private static String why(Phase phase, Job job, List<Execution> runs) {
    Optional<LastResult> last = job.lastResult();
    String reason = last.map(LastResult::reason).map(text -> Plain.line(text, 2000)).orElse("");
    if (!reason.isEmpty()) {
      return reason;
    }
    if (job.status() == JobStatus.COMPLETED) {
      return runs.stream()
          .findFirst()
          .filter(newest -> newest.kind() == Execution.Kind.ATTESTATION)
          .map(newest -> "Completed: " + Plain.line(newest.reason(), 2000))
          .orElse("Completed: its verification held.");
    }
    if (job.isCyclic()) {
      return job.run().isPresent()
          ? "It runs again and again, as its schedule says."
          : "It runs nothing: it has no action.";
    }
    return switch (phase.status()) {
      case LOCKED -> "Its phase is locked until the ones before it are completed.";
      default -> last.isEmpty() ? "No heartbeat has taken it yet." : "";
    };
  }

  private static List<JobPage.Fact> said(Job job, String node) {
    List<JobPage.Fact> said = new ArrayList<>();
    if (!node.isEmpty()) {
      said.add(new JobPage.Fact("Runs on", node));
    }
    if (job.isCyclic()) {
      said.add(
          new JobPage.Fact(
              "Schedule",
              job.schedule().text() + job.timezone().map(zone -> " in " + zone).orElse("")));
    }
    said.add(new JobPage.Fact("Timeout", job.timeout().toString()));
    said.add(new JobPage.Fact("Attempts", attempts(job.retry())));
    job.lastResult()
        .filter(last -> last.attempts() > 0)
        .ifPresent(
            last ->
                said.add(
                    new JobPage.Fact(
                        "Tried",
                        last.attempts() == 1 ? "once so far" : last.attempts() + " times so far")));
    return said;
  }
}
