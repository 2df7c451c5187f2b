package dev.moie.core.alert;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Severity;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.AlertEntry.State;
import dev.moie.core.log.AlertLog;
import dev.moie.core.log.DeliveryEntry;
import dev.moie.core.workspace.AlertSettings;
import dev.moie.core.workspace.ChannelSettings;
import dev.moie.core.workspace.QuietHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rules of an alert's life: pending while it has not lasted for its grace, then raised,
 * repeated until it is acknowledged, resolved once. Writes down what is to be delivered, and
 * delivers nothing itself. Thread-safe; several processes may do this for one workspace at once.
 */
public final class AlertBook {
  /** How far back the same event is looked for. */
  private static final int SAME_EVENTS = 100;

  private final AlertLog log;
  private final AlertSettings settings;
  private final Predicate<ChannelSettings> forAlerts;
  private final Clock clock;
  private final Supplier<String> ids;

  /**
   * Writes a book.
   *
   * @param forAlerts which channels hear of alerts
   * @param ids makes ids that sort by time
   */
  public AlertBook(
      AlertLog log,
      AlertSettings settings,
      Predicate<ChannelSettings> forAlerts,
      Clock clock,
      Supplier<String> ids) {
    this.log = log;
    this.settings = settings;
    this.forAlerts = forAlerts;
    this.clock = clock;
    this.ids = ids;
  }

  /** Something is wrong, still or anew. */
  public void wrong(Trouble trouble) {
    Optional<AlertEntry> open = open(trouble.key());
    Instant now = clock.instant();
    if (open.isEmpty()) {
      begin(trouble, now);
      return;
    }
    AlertEntry before = open.get();
    AlertEntry seen = before.saying(trouble.severity(), trouble.subject(), trouble.message());
    boolean lasted = !before.since().plus(trouble.grace()).isAfter(now);
    if (before.state() == State.PENDING && lasted) {
      fire(before, seen, Alert.Stage.RAISED, now);
    } else if (trouble.severity().compareTo(before.severity()) > 0
        && before.state() == State.FIRING) {
      // Worse than it was told to be.
      fire(before, seen, Alert.Stage.RAISED, now);
    } else if (!seen.equals(before)) {
      log.update(before, seen, List.of(), false);
    }
  }

  private void begin(Trouble trouble, Instant now) {
    AlertEntry alert =
        new AlertEntry(
            ids.get(),
            trouble.key(),
            trouble.severity(),
            State.PENDING,
            trouble.subject(),
            trouble.message(),
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "");
    if (trouble.grace().isZero()) {
      AlertEntry fires =
          alert.in(State.FIRING, Optional.of(now), Optional.of(now), Optional.empty());
      log.begin(fires, orders(fires, Alert.Stage.RAISED, now));
    } else {
      log.begin(alert, List.of());
    }
  }

  private void fire(AlertEntry before, AlertEntry seen, Alert.Stage stage, Instant now) {
    AlertEntry fires =
        seen.in(
            State.FIRING,
            seen.raisedAt().or(() -> Optional.of(now)),
            Optional.of(now),
            Optional.empty());
    log.update(before, fires, orders(fires, stage, now), true);
  }

  /** What was wrong is so no more. */
  public void over(String key) {
    open(key).ifPresent(this::resolve);
  }

  /** Everything that was wrong and is meant is so no more. */
  public void over(Predicate<String> keys) {
    log.open().stream().filter(alert -> keys.test(alert.key())).forEach(this::resolve);
  }

  private void resolve(AlertEntry before) {
    Instant now = clock.instant();
    AlertEntry resolved =
        before.in(State.RESOLVED, before.raisedAt(), before.toldAt(), Optional.of(now));
    // Who has not been told that it began is not told that it is over.
    List<DeliveryEntry> orders =
        before.state() == State.FIRING ? orders(resolved, Alert.Stage.RESOLVED, now) : List.of();
    log.update(before, resolved, orders, true);
  }

  /** Everything of a scope as it is now: what is in it and not named is over. */
  public void observe(Predicate<String> scope, List<Trouble> troubles) {
    List<String> keys = troubles.stream().map(Trouble::key).toList();
    over(key -> scope.test(key) && !keys.contains(key));
    troubles.forEach(this::wrong);
  }

  /** Something happened that is told once. */
  public void tell(String key, Severity severity, String subject, String message) {
    Instant now = clock.instant();
    Trouble bounded = new Trouble(key, severity, subject, message, Duration.ZERO);
    AlertEntry event =
        new AlertEntry(
            ids.get(),
            bounded.key(),
            severity,
            State.EVENT,
            bounded.subject(),
            bounded.message(),
            now,
            Optional.of(now),
            Optional.of(now),
            Optional.empty(),
            Optional.empty(),
            "");
    if (!isTold(event)) {
      log.begin(event, orders(event, Alert.Stage.TOLD, now));
    }
  }

  /** An action that runs every minute may say the same every minute. */
  private boolean isTold(AlertEntry event) {
    return !settings.repeat().isZero()
        && log.recent(SAME_EVENTS).stream()
            .anyMatch(
                other ->
                    other.state() == State.EVENT
                        && other.key().equals(event.key())
                        && other.subject().equals(event.subject())
                        && other.message().equals(event.message())
                        && other.since().plus(settings.repeat()).isAfter(event.since()));
  }

  /** Orders again what goes on and was told long enough ago. */
  public void repeat() {
    if (settings.repeat().isZero()) {
      return;
    }
    Instant now = clock.instant();
    for (AlertEntry alert : log.open()) {
      boolean due =
          alert.state() == State.FIRING
              && alert.acknowledgedAt().isEmpty()
              && alert
                  .toldAt()
                  .filter(told -> !told.plus(settings.repeat()).isAfter(now))
                  .isPresent();
      if (due) {
        AlertEntry told =
            alert.in(State.FIRING, alert.raisedAt(), Optional.of(now), Optional.empty());
        List<String> waiting =
            log.deliveries(alert.id()).stream()
                .filter(delivery -> delivery.outcome() == DeliveryEntry.Outcome.OPEN)
                .map(DeliveryEntry::channel)
                .toList();
        // A channel that has not got the last message gets that, and not one more.
        List<DeliveryEntry> orders =
            orders(told, Alert.Stage.REPEATED, now).stream()
                .filter(order -> !waiting.contains(order.channel()))
                .toList();
        log.update(alert, told, orders, false);
      }
    }
  }

  /**
   * Somebody knows, and need not be told again until it is over.
   *
   * @return what is acknowledged; empty if nothing of this key is wrong
   */
  public Optional<AlertEntry> acknowledge(String key, String by) {
    Optional<AlertEntry> open = open(key);
    open.ifPresent(
        alert -> log.update(alert, alert.acknowledged(clock.instant(), by), List.of(), false));
    return open;
  }

  private Optional<AlertEntry> open(String key) {
    return log.open().stream().filter(alert -> alert.key().equals(key)).findFirst();
  }

  private List<DeliveryEntry> orders(AlertEntry alert, Alert.Stage stage, Instant now) {
    Stream<ChannelSettings> told =
        settings.channels().stream()
            .filter(channel -> alert.severity().compareTo(channel.least()) >= 0)
            .filter(forAlerts);
    return told.map(
            channel ->
                DeliveryEntry.order(
                    ids.get(),
                    alert.id(),
                    channel.name(),
                    stage,
                    now,
                    release(settings.quietHours(), channel, alert.severity(), now)))
        .toList();
  }

  /** When a channel may be told of something that is due at a time. */
  static Instant release(
      Optional<QuietHours> quietHours, ChannelSettings channel, Severity severity, Instant due) {
    return quietHours
        .filter(hours -> channel.isQuiet())
        .filter(hours -> severity != Severity.CRITICAL || !hours.criticalPasses())
        .map(hours -> hours.release(due))
        .orElse(due);
  }
}
