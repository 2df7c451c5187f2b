package dev.moie.app.render;

import dev.moie.core.alert.Alerts;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.DeliveryEntry;
import dev.moie.core.workspace.AlertSettings;
import dev.moie.core.workspace.ChannelSettings;
import java.util.List;
import java.util.Optional;

/**
 * What there is to show of alerts.
 *
 * @param channels where they go
 * @param open what is wrong now, the oldest first
 * @param recent what is over or was told once, the newest first
 */
public record AlertsView(List<Channel> channels, List<Told> open, List<Told> recent) {

  /**
   * A channel.
   *
   * @param settings as they are
   * @param problem what stands in the way of using it
   */
  public record Channel(ChannelSettings settings, Optional<String> problem) {}

  /** An alert with its deliveries, the newest first. */
  public record Told(AlertEntry alert, List<DeliveryEntry> deliveries) {}

  /** Looks. */
  public static AlertsView of(AlertSettings settings, Alerts alerts, int limit) {
    return new AlertsView(
        settings.channels().stream()
            .map(channel -> new Channel(channel, alerts.obstacle(channel)))
            .toList(),
        alerts.log().open().stream().map(alert -> told(alerts, alert)).toList(),
        alerts.log().recent(limit).stream()
            .filter(alert -> !alert.state().isOpen())
            .map(alert -> told(alerts, alert))
            .toList());
  }

  private static Told told(Alerts alerts, AlertEntry alert) {
    return new Told(alert, alerts.log().deliveries(alert.id()));
  }
}
