package dev.moie.core.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * A node, as the database knows it.
 *
 * @param info what it has said of itself last
 * @param state how it stands
 * @param since when it joined
 * @param silent for how long nothing was heard of it, by the database's clock
 */
public record NodeRow(NodeInfo info, State state, Instant since, Duration silent) {

  /** How a node stands. */
  public enum State {
    /** It takes work. */
    UP,
    /** It takes no more work, because somebody has asked for that. */
    DRAINING,
    /** It was not heard of for longer than its lease: its work passes to others. */
    DEAD
  }

  /** Whether it takes work. */
  public boolean isUp() {
    return state == State.UP;
  }
}
