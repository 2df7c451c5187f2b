package dev.moie.app.report;

import dev.moie.app.picture.Took;
import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Meta;
import dev.moie.core.state.Phase;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The report under its headings, which are those of the first such document. */
final class Outline {
  static final String NOT_RECORDED = "not recorded";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");

  private final Summary summary;
  private final List<Block> blocks = new ArrayList<>();

  private Outline(Summary summary) {
    this.summary = summary;
  }

  static List<Block> of(Summary summary) {
    Outline outline = new Outline(summary);
    outline.head();
    outline.executive();
    new StateSection(summary, outline.blocks).add();
    new HeartbeatSection(summary, outline.blocks).add();
    outline.details();
    outline.unrecorded("Patterns Discovered This Session");
    outline.unrecorded("Meta-Improvements Identified");
    outline.unrecorded("Documentation Ecosystem Status");
    outline.recommendations();
    outline.metrics();
    outline.nextSteps();
    outline.conclusion();
    return List.copyOf(outline.blocks);
  }

  static String time(Summary summary, Instant at) {
    return TIME.format(at.atZone(summary.zone()));
  }

  private void head() {
    Meta meta = summary.state().meta();
    String date = DATE.format(summary.at().atZone(summary.zone()));
    heading(1, "Workflow Execution Summary - " + date);
    heading(2, "Workflow: " + meta.project());
    blocks.add(
        new Block.Facts(
            List.of(
                fact("Executed", meta.lastHeartbeat().map(this::time).orElse(NOT_RECORDED)),
                fact("Operator", orNot(meta.operator())),
                fact("Mode", meta.mode().orElse(NOT_RECORDED)),
                fact("Status", summary.standing()),
                fact("Counted since", summary.since().map(this::time).orElse("all recorded")))));
  }

  private void executive() {
    heading(2, "Executive Summary");
    long open = summary.jobs().stream().filter(Job::isOpen).count();
    long cyclic = summary.jobs().stream().filter(Job::isCyclic).count();
    long done = summary.jobs().size() - open - cyclic;
    JobRuns all = summary.all();
    text(
        "The system is "
            + summary
                .currentPhase()
                .map(phase -> "in phase " + phase.id() + " (" + phase.name() + ")")
                .orElse("behind its last phase")
            + ". Jobs completed: "
            + done
            + "; open: "
            + open
            + "; cyclic: "
            + cyclic
            + ". Recorded executions: "
            + all.runs()
            + ", of which "
            + all.failed()
            + " failed or were cut off.");
  }

  private void details() {
    heading(2, "Workflow Execution Details");
    if (summary.runs().isEmpty()) {
      text(NOT_RECORDED);
      return;
    }
    for (Phase phase : summary.phases()) {
      List<List<String>> rows = new ArrayList<>();
      for (Job job : phase.jobs()) {
        JobRuns runs = summary.of(job);
        if (runs.runs() > 0) {
          rows.add(
              List.of(
                  job.id() + " " + job.task(),
                  Integer.toString(runs.runs()),
                  Integer.toString(runs.failed()),
                  runs.measured() == 0 ? NOT_RECORDED : Took.text(runs.took().toMillis()),
                  runs.last().map(this::time).orElse(NOT_RECORDED),
                  runs.lastError().orElse("none")));
        }
      }
      heading(3, "Phase " + phase.id() + ": " + phase.name());
      if (rows.isEmpty()) {
        text(NOT_RECORDED);
      } else {
        List<String> columns =
            List.of("Job", "Runs", "Failed", "Took together", "Last run", "Last error");
        blocks.add(new Block.Table(columns, rows));
      }
    }
  }

  private void unrecorded(String heading) {
    heading(2, heading);
    text(NOT_RECORDED);
  }

  private void recommendations() {
    heading(2, "Recommendations");
    heading(3, "Immediate Actions");
    List<String> items = new ArrayList<>();
    for (Job job : summary.attention()) {
      LastResult last = job.lastResult().orElseThrow();
      String reason = last.reason().isEmpty() ? "" : ": " + last.reason();
      items.add(job.id() + " " + job.task() + ": " + last.outcome() + reason);
    }
    items(items, "None: nothing failed last, and nothing waits for a person.");
  }

  private void metrics() {
    JobRuns all = summary.all();
    heading(2, "Efficiency Metrics");
    heading(3, "Time Investment");
    String engine =
        all.measured() == 0
            ? NOT_RECORDED
            : Took.text(all.took().toMillis()) + " in " + all.measured() + " executions";
    blocks.add(new Block.Facts(List.of(fact("Engine", engine), fact("People", NOT_RECORDED))));
    heading(3, "Value Created");
    blocks.add(
        new Block.Facts(
            List.of(
                fact("Jobs that became completed", Integer.toString(all.completed())),
                fact(
                    "Executions without failure",
                    all.runs() - all.failed() + " of " + all.runs()))));
    heading(3, "ROI Projection");
    text(NOT_RECORDED);
  }

  private void nextSteps() {
    heading(2, "Next Steps");
    List<String> items = new ArrayList<>();
    for (Job job : summary.jobs()) {
      if (job.isOpen()) {
        String description = job.description().isEmpty() ? "" : ": " + job.description();
        items.add(job.id() + " " + job.task() + description);
      }
    }
    items(items, "No open jobs.");
  }

  private void conclusion() {
    heading(2, "Conclusion");
    text("Status: " + summary.standing() + ".");
    blocks.add(
        new Block.Facts(
            List.of(
                fact("Document created", time(summary.at())),
                fact("Author", "moie report"),
                fact("State file", summary.file()))));
  }

  private void items(List<String> items, String none) {
    blocks.add(items.isEmpty() ? new Block.Text(none) : new Block.Items(items));
  }

  private void heading(int level, String text) {
    blocks.add(new Block.Heading(level, text));
  }

  private void text(String text) {
    blocks.add(new Block.Text(text));
  }

  private String time(Instant at) {
    return time(summary, at);
  }

  private static Block.Fact fact(String name, String value) {
    return new Block.Fact(name, value);
  }

  private static String orNot(String text) {
    return text.isBlank() ? NOT_RECORDED : text;
  }
}
