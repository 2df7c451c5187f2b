package dev.moie.core.engine;

import dev.moie.api.event.ActionDecided;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.OrderCarriedOut;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.core.state.Job;

/**
 * Tells the listeners in plugins what happened, after it is recorded. Nothing that a listener does
 * comes back: the methods do not throw, and wait for the listeners no longer than their time limit.
 */
public interface EventPublisher {
  void publish(HeartbeatStarted event);

  void publish(JobFinished event);

  /**
   * The same, with more of the job than listeners are told.
   *
   * @param job as it was taken
   */
  default void publish(JobFinished event, Job job) {
    publish(event);
  }

  void publish(PhaseCompleted event);

  /** Told before the action begins. By default nobody hears of it. */
  default void publish(ActionDecided event) {}

  /** By default nobody hears of it. */
  default void publish(OrderCarriedOut event) {}

  void publish(HeartbeatFinished event);
}
