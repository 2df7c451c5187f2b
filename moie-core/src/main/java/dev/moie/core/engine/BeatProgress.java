package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;

/**
 * Follows a beat while it runs. Called from the beat's thread, {@link #line} also from those of
 * plugins.
 */
public interface BeatProgress {

  /** Follows nothing. */
  BeatProgress NONE = new BeatProgress() {};

  /** A job is about to be taken. */
  default void taking(Phase phase, Job job) {}

  /** A plugin tells how far a job is. */
  default void line(Job job, String line) {}

  /** A job is done with. */
  default void done(JobReport report) {}

  /** A phase became current. */
  default void promoted(Phase next) {}
}
