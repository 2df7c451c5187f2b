package dev.moie.api.policy;

import dev.moie.api.Experimental;

/** What started an action. */
@Experimental
public enum Trigger {
  /** A heartbeat has found that the job does not hold. */
  HEARTBEAT,
  /** The schedule of a cyclic job. */
  SCHEDULE,
  /** A person, with {@code moie run} or over the HTTP API. */
  PERSON,
  /** Nothing yet: a simulation asks what would be. */
  SIMULATION
}
