package dev.moie.core.engine;

import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.PhaseCompleted;

/**
 * Tells the listeners in plugins what happened, after it is recorded. Nothing that a listener does
 * comes back: the methods do not throw, and wait for the listeners no longer than their time limit.
 */
public interface EventPublisher {
  void publish(HeartbeatStarted event);

  void publish(JobFinished event);

  void publish(PhaseCompleted event);

  void publish(HeartbeatFinished event);
}
