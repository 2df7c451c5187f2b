package dev.moie.core.cluster;

import java.time.Duration;

/**
 * How a node lives with others ({@code cluster} in {@code moie.yaml}). The same for all nodes.
 *
 * @param heartbeat how often a node says that it lives; 5 s by default
 * @param missed after how many of those that did not come its work passes to others; 6 by default,
 *     4 at least
 * @param poll how often a node looks for work; 1 s by default
 */
public record ClusterSettings(Duration heartbeat, int missed, Duration poll) {
  public static final ClusterSettings DEFAULT =
      new ClusterSettings(Duration.ofSeconds(5), 6, Duration.ofSeconds(1));

  /** How long a node that is not heard of keeps what it has. */
  public Duration lease() {
    return heartbeat.multipliedBy(missed);
  }

  /** From when on a node that does not hear from the database acts no more. */
  public Duration halfLease() {
    return lease().dividedBy(2);
  }
}
