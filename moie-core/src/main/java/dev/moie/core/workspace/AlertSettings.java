package dev.moie.core.workspace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code alerts}: what is told to people, and how.
 *
 * @param channels {@code channels}: where alerts go; none by default, and then they are only
 *     recorded
 * @param repeat {@code repeat}: how often an alert that goes on is told again; four hours by
 *     default, zero for never ({@code repeat: never})
 * @param grace {@code for}: how long something has to be wrong before it is told; not at all by
 *     default
 * @param inconclusiveFor {@code inconclusive_for}: the same for a job whose verification cannot
 *     tell; an hour by default
 * @param giveUpAfter {@code give_up_after}: how long a delivery is tried; a day by default
 * @param deliveryWait {@code wait}: how long a heartbeat that was started by itself waits for
 *     deliveries once its work is done; 20 seconds by default
 * @param quietHours {@code quiet_hours}: when nothing is told; never by default
 */
public record AlertSettings(
    List<ChannelSettings> channels,
    Duration repeat,
    Duration grace,
    Duration inconclusiveFor,
    Duration giveUpAfter,
    Duration deliveryWait,
    Optional<QuietHours> quietHours) {
  public static final AlertSettings DEFAULT =
      new AlertSettings(
          List.of(),
          Duration.ofHours(4),
          Duration.ZERO,
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofSeconds(20),
          Optional.empty());

  public AlertSettings {
    channels = List.copyOf(channels);
  }

  /** A channel by its name. */
  public Optional<ChannelSettings> channel(String name) {
    return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
  }
}
