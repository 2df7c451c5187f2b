package dev.moie.core.log;

import dev.moie.api.alert.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert on its way to one channel.
 *
 * @param id its own, the same at each try; ids sort by time
 * @param alert the id of the alert
 * @param channel the channel's name
 * @param stage what of the alert is told
 * @param orderedAt when that came
 * @param dueAt before then it is not tried
 * @param attempts how often it was tried
 * @param endedAt when it was delivered, or will not be any more
 * @param outcome where it stands
 * @param detail what the channel said, or what went wrong last; may be empty
 */
public record DeliveryEntry(
    String id,
    String alert,
    String channel,
    Alert.Stage stage,
    Instant orderedAt,
    Instant dueAt,
    int attempts,
    Optional<Instant> endedAt,
    Outcome outcome,
    String detail) {

  /** Where a delivery stands. */
  public enum Outcome {
    /** It is tried, or will be. */
    OPEN,

    /** The channel has it. */
    DELIVERED,

    /** It was tried for long enough, or its channel is gone. */
    GIVEN_UP,

    /** Before it could be delivered, something newer took its place. */
    SUPERSEDED
  }

  /** A new one. */
  public static DeliveryEntry order(
      String id, String alert, String channel, Alert.Stage stage, Instant at, Instant due) {
    return new DeliveryEntry(
        id, alert, channel, stage, at, due, 0, Optional.empty(), Outcome.OPEN, "");
  }

  /** The same after a try that did not help. */
  public DeliveryEntry again(Instant due, String why) {
    return new DeliveryEntry(
        id, alert, channel, stage, orderedAt, due, attempts + 1, Optional.empty(), outcome, why);
  }

  /** The same, over. */
  public DeliveryEntry ended(Instant at, Outcome end, int tries, String why) {
    return new DeliveryEntry(
        id, alert, channel, stage, orderedAt, dueAt, tries, Optional.of(at), end, why);
  }
}
