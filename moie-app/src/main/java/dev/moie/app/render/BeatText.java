package dev.moie.app.render;

import dev.moie.api.JobOutcome;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.JobReport;
import dev.moie.core.engine.OperatorRequest;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.PhaseStatus;
import dev.moie.core.state.State;
import dev.moie.core.state.Timestamps;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A heartbeat for people, in the original's wording. */
public final class BeatText {
  private final Terminal terminal;
  private final PrintStream out;
  private final Glyphs glyphs;
  private final Styles styles;
  private final JobMark mark;

  public BeatText(Terminal terminal) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.glyphs = terminal.glyphs();
    this.styles = terminal.styles();
    this.mark = new JobMark(terminal);
  }

  /** Prints a beat, or the plan of one. */
  public void print(BeatReport report, boolean simulated) {
    State state = report.state();
    String what = simulated ? "HEARTBEAT SIMULATED..." : "HEARTBEAT INITIATED...";
    out.println(styles.bold(glyphs.beat() + "MOIE-OS " + what));
    out.println(glyphs.time() + "Timestamp: " + Timestamps.text(report.startedAt()));
    out.println();
    out.println("Current Phase ID: " + report.startPhase());
    List<Phase> phases =
        state.phases().stream().sorted((a, b) -> Integer.compare(a.id(), b.id())).toList();
    for (Phase phase : phases) {
      List<JobReport> own =
          report.jobs().stream().filter(job -> job.phase() == phase.id()).toList();
      boolean current = phase.id() == state.meta().currentPhase();
      if (current || !own.isEmpty()) {
        phase(phase, own, current);
        complete(state, phase, own, report.promoted());
      }
    }
    if (report.sovereign()) {
      out.println();
      out.println(styles.good(styles.bold("ALL PHASES COMPLETE. SYSTEM IS SOVEREIGN.")));
    }
    out.println();
    out.println("Outcome: " + report.outcome());
  }

  private void phase(Phase phase, List<JobReport> own, boolean current) {
    out.println();
    out.println(
        styles.bold(glyphs.phase() + "PHASE " + phase.id() + ": " + Plain.line(phase.name())));
    out.println("Status: " + phase.status().text());
    List<JobReport> open = own.stream().filter(job -> !job.job().cyclic()).toList();
    List<JobReport> cyclic = own.stream().filter(job -> job.job().cyclic()).toList();
    if (!open.isEmpty()) {
      out.println();
      open.forEach(this::job);
    }
    if (phase.jobs().isEmpty()) {
      out.println("This phase has no jobs yet; add some to its \"jobs\".");
    }
    boolean allDone = phase.jobs().stream().noneMatch(Job::isOpen);
    if (!cyclic.isEmpty()) {
      cyclic(cyclic, current && allDone);
    }
  }

  /** A finished phase whose reopened job is open again is not complete, and promotes nobody. */
  private void complete(State state, Phase phase, List<JobReport> own, List<Integer> promoted) {
    boolean taken = own.stream().anyMatch(job -> !job.job().cyclic());
    boolean done = phase.jobs().stream().noneMatch(Job::isOpen);
    if (taken && done && phase.status() == PhaseStatus.COMPLETED) {
      out.println();
      out.println(
          "Phase Complete."
              + nextOf(state, phase)
                  .filter(next -> promoted.contains(next.id()))
                  .map(next -> " Promoting to phase " + next.id() + ".")
                  .orElse(""));
    }
  }

  private static Optional<Phase> nextOf(State state, Phase phase) {
    return state.phases().stream()
        .filter(other -> other.id() > phase.id())
        .min(Comparator.comparing(Phase::id));
  }

  private void job(JobReport report) {
    out.println(
        mark.sign(report.outcome())
            + Plain.line(report.job().id())
            + " "
            + Plain.line(report.job().task())
            + ": "
            + mark.coloured(report.outcome())
            + reason(report));
    report.request().ifPresent(this::request);
  }

  private static String reason(JobReport report) {
    boolean toldBelow = report.outcome() == JobOutcome.ACTION_REQUIRED;
    return toldBelow || report.reason().isEmpty()
        ? ""
        : " (" + Plain.line(report.reason(), 400) + ")";
  }

  private void request(OperatorRequest request) {
    out.println();
    out.println(styles.waiting(styles.bold("!!! ACTION REQUIRED !!!")));
    out.println("TASK: " + Plain.line(request.task()));
    out.println("CONTEXT: " + Plain.line(request.description()));
    out.println("VERIFICATION: " + Plain.line(request.verification(), 400));
    out.println("NOW: " + Plain.line(request.lastReason(), 400));
    out.println("Do it, then run \"moie heartbeat\" again.");
    out.println();
  }

  private void cyclic(List<JobReport> jobs, boolean mode) {
    out.println();
    if (mode) {
      out.println(styles.bold(glyphs.cyclic() + "CYCLIC OPERATION MODE"));
    }
    out.println("Found " + jobs.size() + " cyclic job(s):");
    for (JobReport report : jobs) {
      out.println(
          "  - " + Plain.line(report.job().task()) + ": " + Plain.line(report.job().description()));
      out.println("    " + mark.coloured(report.outcome()) + reason(report));
    }
    out.println();
    out.println("Cyclic jobs run continuously and never complete.");
  }

  /** Prints only the jobs that went wrong, to the error output: what cron is to send in a mail. */
  public void printProblems(BeatReport report) {
    for (JobReport job : report.jobs()) {
      if (job.outcome().isProblem()) {
        terminal
            .err()
            .println(
                "moie: "
                    + Plain.line(job.job().id())
                    + " "
                    + Plain.line(job.job().task())
                    + ": "
                    + job.outcome()
                    + ": "
                    + Plain.line(job.reason(), 400));
      }
    }
  }

  /** Prints what people should know, to the error output. */
  public void printWarnings(BeatReport report, String file) {
    report
        .warnings()
        .forEach(
            warning ->
                terminal.err().println("moie: warning: " + Plain.line(warning.describe(file))));
    report.notes().forEach(note -> terminal.err().println("moie: note: " + Plain.line(note)));
  }
}
