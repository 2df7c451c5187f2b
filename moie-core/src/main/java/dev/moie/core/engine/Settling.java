package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.api.event.JobFinished;
import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Phase;
import dev.moie.core.state.StateChange;
import java.time.Duration;
import java.time.Instant;

/** Takes over what came of a job: into the state, the journal, the report, and to the listeners. */
final class Settling {
  private final Engine engine;
  private final Checkpoint checkpoint;
  private final BeatJournal journal;

  Settling(Engine engine, Checkpoint checkpoint, BeatJournal journal) {
    this.engine = engine;
    this.checkpoint = checkpoint;
    this.journal = journal;
  }

  /**
   * Takes it over.
   *
   * @return whether anything was done about the job, rather than leaving it alone
   */
  boolean settle(Phase phase, Job job, Taken taken, Duration duration) {
    boolean leftAlone =
        taken.outcome() == JobOutcome.CYCLIC_WAITING || taken.outcome() == JobOutcome.BLOCKED;
    if (leftAlone) {
      return false;
    }
    Instant now = engine.clock().instant();
    taken.transition().ifPresent(checkpoint::settled);
    checkpoint.note(
        new StateChange.JobNoted(
            job.id(),
            new LastResult(
                taken.outcome(), taken.reason(), now, taken.attempts(), taken.execution()),
            job.definition()));
    journal.job(job, taken);
    engine
        .events()
        .publish(
            new JobFinished(
                now,
                phase.info(),
                job.info(),
                taken.outcome(),
                taken.reason(),
                duration,
                taken.attempts()),
            job);
    return true;
  }
}
