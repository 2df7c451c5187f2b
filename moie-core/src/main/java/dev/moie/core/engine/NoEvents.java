package dev.moie.core.engine;

import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.PhaseCompleted;

/** Tells nobody. */
enum NoEvents implements EventPublisher {
  INSTANCE;

  @Override
  public void publish(HeartbeatStarted event) {}

  @Override
  public void publish(JobFinished event) {}

  @Override
  public void publish(PhaseCompleted event) {}

  @Override
  public void publish(HeartbeatFinished event) {}
}
