package dev.moie.api.alert;

import dev.moie.api.Experimental;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What came of a delivery. Immutable; made by {@link #delivered()} and {@link #failed}. */
@Experimental
public final class Delivery {
  private final boolean success;
  private final String detail;
  private final Optional<Duration> retryAfter;

  private Delivery(boolean success, String detail, Optional<Duration> retryAfter) {
    this.success = success;
    this.detail = Objects.requireNonNull(detail, "detail");
    this.retryAfter = retryAfter;
  }

  /**
   * The channel has it.
   *
   * @return the answer
   */
  public static Delivery delivered() {
    return delivered("");
  }

  /**
   * The channel has it.
   *
   * @param detail what the channel said, in one line for people
   * @return the answer
   */
  public static Delivery delivered(String detail) {
    return new Delivery(true, detail, Optional.empty());
  }

  /**
   * The channel does not have it. It is tried again later.
   *
   * @param reason what went wrong, where, and what to do, for people
   * @return the answer
   */
  public static Delivery failed(String reason) {
    return new Delivery(false, reason, Optional.empty());
  }

  /**
   * The same, not to be tried again before some time has passed.
   *
   * @param pause how long the channel wants to be left alone; the engine waits for six hours at
   *     most, and not less than it would by itself
   * @return a new answer
   */
  public Delivery retryAfter(Duration pause) {
    return new Delivery(success, detail, Optional.of(pause));
  }

  /**
   * Whether the channel has it.
   *
   * @return true if it was delivered
   */
  public boolean isDelivered() {
    return success;
  }

  /**
   * What the channel said, or what went wrong.
   *
   * @return one line; may be empty after a delivery
   */
  public String detail() {
    return detail;
  }

  /**
   * How long the channel wants to be left alone.
   *
   * @return the pause, if the channel has asked for one
   */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  @Override
  public String toString() {
    return (success ? "delivered" : "failed") + (detail.isEmpty() ? "" : ": " + detail);
  }
}
