package dev.moie.app.render;

import dev.moie.api.alert.Severity;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.DeliveryEntry;
import dev.moie.core.state.Timestamps;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Alerts for people. */
public final class AlertsText {
  private final PrintStream out;
  private final Styles styles;

  public AlertsText(Terminal terminal) {
    this.out = terminal.out();
    this.styles = terminal.styles();
  }

  /** Prints everything. */
  public void print(AlertsView view) {
    if (view.channels().isEmpty()) {
      out.println(
          "Nobody is told anything; name a channel under \"alerts.channels\" in moie.yaml.");
    }
    for (AlertsView.Channel channel : view.channels()) {
      String name = styles.bold(Plain.line(channel.settings().name()));
      String uses = "  " + channel.settings().step().uses() + "  ";
      String least = word(channel.settings().least()) + " and worse";
      out.println("Channel " + name + uses + styles.faint(least));
      channel
          .problem()
          .ifPresent(problem -> out.println("  " + styles.bad(Plain.line(problem, 300))));
    }
    out.println();
    out.println(view.open().isEmpty() ? "Nothing is wrong." : "Wrong now:");
    print(view.open());
    if (!view.recent().isEmpty()) {
      out.println();
      out.println("Over, or told once:");
      print(view.recent());
    }
  }

  private void print(List<AlertsView.Told> alerts) {
    for (AlertsView.Told told : alerts) {
      AlertEntry alert = told.alert();
      String severity = word(alert.severity());
      out.println(
          "  "
              + Timestamps.text(alert.since())
              + "  "
              + (alert.severity() == Severity.INFO || !alert.state().isOpen()
                  ? severity
                  : styles.bad(severity))
              + "  "
              + styles.bold(Plain.line(alert.key()))
              + "  "
              + Plain.line(alert.subject(), 200));
      out.println("    " + styles.faint(standing(alert)));
      told.deliveries().stream().limit(5).forEach(this::print);
    }
  }

  private static String standing(AlertEntry alert) {
    String acknowledged =
        alert.acknowledgedAt().isPresent()
            ? ", acknowledged by " + Plain.line(alert.acknowledgedBy())
            : "";
    return switch (alert.state()) {
      case PENDING -> "not for long enough to be told";
      case FIRING -> "told" + acknowledged;
      case RESOLVED ->
          "over at " + alert.resolvedAt().map(Timestamps::text).orElse("") + acknowledged;
      case EVENT -> "told once";
    };
  }

  private void print(DeliveryEntry delivery) {
    String detail = delivery.detail().isEmpty() ? "" : ": " + Plain.line(delivery.detail(), 200);
    String when =
        switch (delivery.outcome()) {
          case OPEN ->
              delivery.attempts() == 0
                  ? "due at " + Timestamps.text(delivery.dueAt())
                  : "tried "
                      + delivery.attempts()
                      + " times, again at "
                      + Timestamps.text(delivery.dueAt());
          case DELIVERED, GIVEN_UP, SUPERSEDED ->
              word(delivery.outcome()).replace('_', ' ')
                  + " at "
                  + delivery.endedAt().map(Timestamps::text).orElse("");
        };
    out.println(
        "    "
            + Plain.line(delivery.channel())
            + ": "
            + word(delivery.stage())
            + ", "
            + when
            + detail);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
