package dev.moie.core.workspace;

import dev.moie.api.alert.Severity;
import dev.moie.core.state.Step;
import java.time.Duration;

/**
 * One of {@code alerts.channels}.
 *
 * @param name its key
 * @param step {@code uses} and {@code with}: what delivers to it, not yet checked
 * @param least {@code severity}: the least severity that goes there; {@code info} by default
 * @param timeout {@code timeout}: how long a delivery may take; 30 seconds by default
 * @param isQuiet {@code quiet_hours}: whether it keeps the quiet hours; {@code true} by default
 */
public record ChannelSettings(
    String name, Step step, Severity least, Duration timeout, boolean isQuiet) {
  public static final Duration TIMEOUT = Duration.ofSeconds(30);
}
