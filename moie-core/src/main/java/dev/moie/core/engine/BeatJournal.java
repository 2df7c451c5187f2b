package dev.moie.core.engine;

import dev.moie.api.BeatOutcome;
import dev.moie.api.JobOutcome;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal's wording: one line for each transition, and one for a beat without any. Collects
 * what the beat's report should tell besides.
 */
final class BeatJournal implements Notices {
  private final Journal journal;
  private final List<String> notes = new ArrayList<>();
  private boolean written;
  private boolean complete = true;

  BeatJournal(Journal journal) {
    this.journal = journal;
  }

  /** What went wrong or was noticed, one line each. */
  List<String> notes() {
    return notes;
  }

  /** The same, and forgets them: who goes on for months collects nothing. */
  List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  /** Another beat begins. */
  void begin() {
    written = false;
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  @Override
  public void tell(String line) {
    notes.add(line);
    line(line);
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

  void beat(BeatOutcome outcome, List<JobReport> jobs) {
    if (written) {
      return;
    }
    String first =
        jobs.stream()
            .filter(job -> job.outcome() != JobOutcome.BLOCKED)
            .filter(job -> job.outcome() != JobOutcome.CYCLIC_WAITING)
            .findFirst()
            .map(job -> ": " + job.job().id() + " " + job.job().task())
            .orElse("");
    line("HEARTBEAT: " + outcome + first);
  }

  private void line(String text) {
    try {
      journal.write(text);
      written = true;
    } catch (IOException e) {
      if (!complete) {
        return;
      }
      complete = false;
      notes.add(
          "the journal could not be written: " + e.getMessage() + "; the beat goes on without it");
    }
  }
}
