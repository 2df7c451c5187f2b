package dev.moie.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Alerts and their deliveries, durably. Unlike the rest of the log it may be written by several
 * processes at once, also by one that does not hold the workspace: a watch tells that the engine is
 * dead.
 *
 * <p>Thread-safe. Every method throws a {@link LogException} if the log cannot be read or written.
 */
public interface AlertLog {

  /**
   * Whether an alert is open or a delivery on its way; cheap, and answered without opening the log.
   * True may be out of date.
   */
  boolean isBusy();

  /** What is wrong now, the oldest first. */
  List<AlertEntry> open();

  /** What is or was, the newest first. */
  List<AlertEntry> recent(int limit);

  /** An alert by its id. */
  Optional<AlertEntry> find(String id);

  /**
   * Writes down a new alert, with the orders to deliver it; nothing happens if one with its key is
   * open already.
   *
   * @return whether it is new
   */
  boolean begin(AlertEntry alert, List<DeliveryEntry> orders);

  /**
   * Writes down how an open alert stands now, with what is to be delivered of it.
   *
   * @param superseding whether orders of it that were not delivered yet make way
   * @return false if it is not open any more, or another process has ordered deliveries meanwhile;
   *     then nothing is written
   */
  boolean update(
      AlertEntry before, AlertEntry after, List<DeliveryEntry> orders, boolean superseding);

  /** Writes down one more order, of whatever alert. */
  void order(DeliveryEntry delivery);

  /** Orders that are not at their end, by the time at which they are due. */
  List<DeliveryEntry> underway();

  /** The orders of an alert, the newest first. */
  List<DeliveryEntry> deliveries(String alert);

  /**
   * Claims an order for one try, so that no other process makes it too.
   *
   * @param until from then on it may be claimed again: this process is taken for dead
   * @return whether it is ours
   */
  boolean claim(DeliveryEntry delivery, Instant now, Instant until);

  /** Writes down what came of a try, and gives the claim back. */
  void settle(DeliveryEntry delivery);

  /** Forgets what was over before a time. */
  int prune(Instant before);

  /** Notes that nothing is open or on its way, if that is so. */
  void rest();
}
