package dev.moie.app.http;

import dev.moie.app.picture.Tone;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;

/** How the jobs of a phase stand. */
record PhaseCount(int completed, int pending, int cyclic, int failed, int waiting) {

  static PhaseCount of(Phase phase) {
    int completed = 0;
    int pending = 0;
    int cyclic = 0;
    int failed = 0;
    int waiting = 0;
    for (Job job : phase.jobs()) {
      switch (job.status()) {
        case COMPLETED -> completed++;
        case PENDING -> pending++;
        case CYCLIC -> cyclic++;
      }
      Tone tone = Tone.of(job);
      failed += tone == Tone.BAD ? 1 : 0;
      waiting += tone == Tone.PERSON ? 1 : 0;
    }
    return new PhaseCount(completed, pending, cyclic, failed, waiting);
  }

  /** How many can be completed at all. */
  int finite() {
    return completed + pending;
  }
}
