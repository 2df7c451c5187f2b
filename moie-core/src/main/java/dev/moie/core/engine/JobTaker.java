package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;

/** Does for one job what can be done now. Thread-safe: a phase may take several jobs at once. */
interface JobTaker {

  /**
   * Takes a job that is open and not blocked, or cyclic.
   *
   * @throws InterruptedException if the engine is stopping; nothing is known of the job then
   */
  Taken take(Phase phase, Job job) throws InterruptedException;
}
