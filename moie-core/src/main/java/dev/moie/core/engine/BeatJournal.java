package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The journal's wording: one line for each transition, and one for a beat without any. */
final class BeatJournal {
  private final Journal journal;
  private final Consumer<String> failures;
  private boolean written;

  BeatJournal(Journal journal, Consumer<String> failures) {
    this.journal = journal;
    this.failures = failures;
  }

  void job(Job job, Taken taken) {
    switch (taken.outcome()) {
      case VERIFIED -> line("VERIFIED & CLOSED: " + job.task());
      case EXECUTED -> line("EXECUTED & CLOSED: " + job.task());
      case CYCLIC_RAN -> line("CYCLIC EXECUTION: " + job.task());
      case CYCLIC_HELD -> line("CYCLIC VERIFIED: " + job.task());
      case FAILED, CYCLIC_FAILED ->
          line(taken.outcome() + ": " + job.task() + ": " + taken.reason());
      default -> {
        // nothing changed; the line of the beat tells it
      }
    }
  }

  void phaseCompleted(Phase phase, Optional<Phase> next) {
    line(
        "COMPLETED PHASE "
            + phase.id()
            + ". "
            + next.map(n -> "PROMOTING TO PHASE " + n.id() + ".")
                .orElse("ALL PHASES COMPLETE. SYSTEM IS SOVEREIGN."));
  }

  void beat(BeatReport report) {
    if (written) {
      return;
    }
    String first =
        report.jobs().stream()
            .filter(job -> job.outcome() != JobOutcome.BLOCKED)
            .filter(job -> job.outcome() != JobOutcome.CYCLIC_WAITING)
            .findFirst()
            .map(job -> ": " + job.job().id() + " " + job.job().task())
            .orElse("");
    line("HEARTBEAT: " + report.outcome() + first);
  }

  void line(String text) {
    try {
      journal.write(text);
      written = true;
    } catch (IOException e) {
      failures.accept(
          "the journal could not be written: " + e.getMessage() + "; the beat goes on without it");
    }
  }
}
