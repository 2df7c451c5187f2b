package dev.moie.core.state;

import java.time.Instant;

/**
 * One thing that the engine wants to be different in the state. It names what it found and what it
 * wants, so that a store can refuse it when somebody else has changed the same thing meanwhile.
 */
public sealed interface StateChange {

  /** The change in a few words for people. */
  String describe();

  /** A change that the log records before it is acknowledged. */
  sealed interface Transition extends StateChange {}

  /** A job gets another status, if it still has the old one and the same definition. */
  record JobStatusChange(String job, JobStatus from, JobStatus to, String definition)
      implements Transition {
    @Override
    public String describe() {
      return "job " + job + " " + from.text() + " -> " + to.text();
    }
  }

  /** A note is written at a job, if its definition is still the same. */
  record JobNoted(String job, LastResult result, String definition) implements StateChange {
    @Override
    public String describe() {
      return "job " + job + " " + result.outcome();
    }
  }

  /** A phase gets another status, if it still has the old one. */
  record PhaseStatusChange(int phase, PhaseStatus from, PhaseStatus to) implements Transition {
    @Override
    public String describe() {
      return "phase " + phase + " " + from.text() + " -> " + to.text();
    }
  }

  /** Another phase becomes current, if the old one still is. */
  record CurrentPhaseChange(int from, int to) implements Transition {
    @Override
    public String describe() {
      return "current phase " + from + " -> " + to;
    }
  }

  /** A heartbeat happened. */
  record HeartbeatNoted(Instant at) implements StateChange {
    @Override
    public String describe() {
      return "heartbeat " + Timestamps.text(at);
    }
  }
}
