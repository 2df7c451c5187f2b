package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;

/** Takes jobs whose turn has come, and such as people ask for. Thread-safe. */
interface JobTakers extends JobTaker {

  /**
   * Takes a job because a person says so, whether it is due or paused, and whatever its attempts
   * say.
   *
   * @param force whether its action runs although its verification holds
   */
  Taken takeNow(Phase phase, Job job, boolean force) throws InterruptedException;
}
