package dev.moie.core.plugin;

import java.time.Duration;

/**
 * How long plugin code may take where its job does not say so.
 *
 * @param start the constructor and {@code start} of a plugin's own class
 * @param stop its {@code stop}
 * @param listener all listeners of one plugin for one event
 * @param grace how long a call has to end after it was interrupted, before it is abandoned
 * @param close how long closing the host waits for calls that run
 */
public record PluginLimits(
    Duration start, Duration stop, Duration listener, Duration grace, Duration close) {

  /** Ten seconds to start, five to stop, ten for listeners, two of grace, five to close. */
  public static final PluginLimits DEFAULT =
      new PluginLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5));
}
