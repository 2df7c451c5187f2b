package dev.moie.core.engine;

import dev.moie.api.BeatOutcome;
import dev.moie.core.state.State;
import dev.moie.core.state.StateProblem;
import java.time.Instant;
import java.util.List;

/**
 * What one beat came to.
 *
 * @param outcome in one word
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param startPhase the current phase when it began
 * @param state the state after it
 * @param promoted the ids of the phases that became current in it
 * @param sovereign whether all phases are completed now
 * @param jobs what it came to for each job, in the order in which they were taken
 * @param warnings what people should know of the state
 * @param notes what else went wrong or was noticed, one line each
 * @param isJournalComplete whether every line of the journal could be written
 */
public record BeatReport(
    BeatOutcome outcome,
    Instant startedAt,
    Instant finishedAt,
    int startPhase,
    State state,
    List<Integer> promoted,
    boolean sovereign,
    List<JobReport> jobs,
    List<StateProblem> warnings,
    List<String> notes,
    boolean isJournalComplete) {

  public BeatReport {
    promoted = List.copyOf(promoted);
    jobs = List.copyOf(jobs);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }

  /** Whether a command that made this beat ends with exit code 1. */
  public boolean hasProblem() {
    return !isJournalComplete || jobs.stream().anyMatch(job -> job.outcome().isProblem());
  }
}
