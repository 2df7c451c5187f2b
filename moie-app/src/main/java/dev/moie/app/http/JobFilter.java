package dev.moie.app.http;

import dev.moie.app.picture.Tone;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which jobs are asked for.
 *
 * @param text what has to occur in the id, the task or the description, in any case; may be empty
 * @param phase of this phase only
 * @param standing how they stand
 * @param offset so many are left out
 * @param limit at most so many
 */
record JobFilter(String text, Optional<Integer> phase, Standing standing, int offset, int limit) {

  /** How jobs stand. */
  enum Standing {
    ALL,
    PENDING,
    COMPLETED,
    CYCLIC,
    /** What went wrong last. */
    FAILED,
    /** What waits for a person. */
    WAITING;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean admits(Job job) {
      return switch (this) {
        case ALL -> true;
        case PENDING -> job.isOpen();
        case COMPLETED -> !job.isOpen() && !job.isCyclic();
        case CYCLIC -> job.isCyclic();
        case FAILED -> Tone.of(job) == Tone.BAD;
        case WAITING -> Tone.of(job) == Tone.PERSON;
      };
    }
  }

  /** A job and the phase that it is in. */
  record Placed(Phase phase, Job job) {}

  /**
   * A page of jobs.
   *
   * @param jobs in the order of the file
   * @param total how many there are on all pages
   */
  record Page(List<Placed> jobs, int total) {
    Page {
      jobs = List.copyOf(jobs);
    }
  }

  Page of(State state) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<Placed> found = new ArrayList<>();
    int total = 0;
    for (Phase each : state.phases()) {
      if (phase.isPresent() && phase.get() != each.id()) {
        continue;
      }
      for (Job job : each.jobs()) {
        if (standing.admits(job) && (wanted.isEmpty() || mentions(job, wanted))) {
          if (total >= offset && found.size() < limit) {
            found.add(new Placed(each, job));
          }
          total++;
        }
      }
    }
    return new Page(found, total);
  }

  private static boolean mentions(Job job, String wanted) {
    return job.id().toLowerCase(Locale.ROOT).contains(wanted)
        || job.task().toLowerCase(Locale.ROOT).contains(wanted)
        || job.description().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
