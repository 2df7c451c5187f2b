package dev.moie.app.http;

import dev.moie.api.alert.Severity;
import dev.moie.app.http.page.AlertPage;
import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.Moment;
import dev.moie.app.picture.Tone;
import dev.moie.app.render.AlertsView;
import dev.moie.app.render.Plain;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.DeliveryEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the page of the alerts. */
final class AlertPageMaker {
  private static final int OVER = 50;
  private static final int DELIVERIES = 10;
  private static final Pattern OF_A_JOB = Pattern.compile("job/(.+)/[^/]+");

  private final Facts facts;
  private final Clock clock;

  AlertPageMaker(Facts facts) {
    this.facts = facts;
    this.clock = facts.clock();
  }

  AlertPage make(Frame frame) {
    AlertsView view = facts.alerts(OVER);
    return new AlertPage(
        frame,
        view.open().stream().map(this::row).toList(),
        view.recent().stream().map(this::row).toList(),
        view.channels().stream().map(AlertPageMaker::channel).toList(),
        facts.settingsFile());
  }

  private AlertPage.Row row(AlertsView.Told told) {
    AlertEntry alert = told.alert();
    Tone tone = tone(alert);
    Matcher job = OF_A_JOB.matcher(alert.key());
    return new AlertPage.Row(
        tone.style(),
        tone.path(),
        word(alert.severity()),
        Plain.line(alert.subject()),
        Plain.line(alert.key()),
        job.matches() ? job.group(1) : "",
        String.join("\n", alert.message().lines().map(Plain::keepingSpaces).toList()),
        moment(alert.since()),
        standing(alert),
        alert.resolvedAt().map(this::moment),
        told.deliveries().stream().limit(DELIVERIES).map(this::delivery).toList());
  }

  private static Tone tone(AlertEntry alert) {
    return switch (alert.state()) {
      case RESOLVED -> Tone.GOOD;
      case EVENT -> Tone.OPEN;
      case PENDING -> Tone.PERSON;
      case FIRING -> alert.severity() == Severity.CRITICAL ? Tone.BAD : Tone.PERSON;
    };
  }

  private static String standing(AlertEntry alert) {
    String acknowledged =
        alert.acknowledgedAt().isPresent()
            ? ", acknowledged by " + Plain.line(alert.acknowledgedBy())
            : "";
    return switch (alert.state()) {
      case PENDING -> "not for long enough to be told";
      case FIRING -> "goes on" + acknowledged;
      case RESOLVED -> "over" + acknowledged;
      case EVENT -> "told once";
    };
  }

  private AlertPage.Delivery delivery(DeliveryEntry delivery) {
    int attempts = delivery.attempts();
    Tone tone =
        switch (delivery.outcome()) {
          case OPEN -> attempts == 0 ? Tone.OPEN : Tone.PERSON;
          case DELIVERED -> Tone.GOOD;
          case GIVEN_UP -> Tone.BAD;
          case SUPERSEDED -> Tone.OPEN;
        };
    String tried = attempts == 1 ? "tried once" : "tried " + attempts + " times";
    String words =
        switch (delivery.outcome()) {
          case OPEN -> attempts == 0 ? "due" : tried + ", again";
          case DELIVERED -> attempts > 1 ? tried + ", delivered" : "delivered";
          case GIVEN_UP -> tried + ", given up";
          case SUPERSEDED -> "superseded by something newer";
        };
    return new AlertPage.Delivery(
        tone.style(),
        Plain.line(delivery.channel()),
        word(delivery.stage()) + ", " + words,
        moment(delivery.endedAt().orElse(delivery.dueAt())),
        Plain.line(delivery.detail(), 300));
  }

  private static AlertPage.Channel channel(AlertsView.Channel channel) {
    return new AlertPage.Channel(
        Plain.line(channel.settings().name()),
        Plain.line(channel.settings().step().uses()),
        word(channel.settings().least()),
        channel.problem().map(Plain::line).orElse(""));
  }

  private Moment moment(Instant time) {
    return Moment.of(time, clock);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
