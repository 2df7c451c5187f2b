package dev.moie.core.cyclic;

import dev.moie.core.log.Occurrences;
import java.time.Instant;
import java.util.Optional;

/** What is to be done about a cyclic job at a moment. */
public sealed interface Turn {

  /** When to ask again at the latest: the moment itself if the job is to run. */
  Instant next();

  /**
   * The job is due.
   *
   * @param next the moment for which this was asked
   * @param why what it is due for
   * @param occurrences the times of the schedule that the run answers for
   * @param skip times before these that no run answers for; to be recorded before the run
   * @param more how many runs are due directly after this one, to make up for what was missed
   */
  record Run(Instant next, Why why, Occurrences occurrences, Optional<Skip> skip, int more)
      implements Turn {}

  /**
   * The job is not due.
   *
   * @param next when it is
   * @param skip times of the schedule that are over without a run; to be recorded now
   * @param delay what was missed and will be made up for; to be recorded now
   */
  record Wait(Instant next, Optional<Skip> skip, Optional<Delay> delay) implements Turn {
    static Wait until(Instant next) {
      return new Wait(next, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The job is running, as far as the log knows.
   *
   * @param since when it began
   */
  record Running(Instant since) implements Turn {
    /** There is nothing to be asked while it runs. */
    @Override
    public Instant next() {
      return Instant.MAX;
    }
  }

  /**
   * Times of the schedule that no run answers for.
   *
   * @param occurrences which
   * @param reason why not, for people
   */
  record Skip(Occurrences occurrences, String reason) {}

  /**
   * Missed times that will be made up for, later by the job's jitter.
   *
   * @param missed up to where the schedule was answered for before them, and how many they are
   * @param until when they are made up for
   * @param reason for people
   */
  record Delay(Occurrences missed, Instant until, String reason) {}

  /** What a job is due for. */
  enum Why {
    /** It has never run, or only at a time that the clock has taken back. */
    FIRST,
    /** Its schedule says so. */
    SCHEDULED,
    /** To make up for times that were missed. */
    CAUGHT_UP,
    /** Its last run failed, and may be tried again. */
    RETRY,
    /** Its last run was cut off by a crash. */
    INTERRUPTED,
    /** A person says so. */
    ASKED
  }
}
