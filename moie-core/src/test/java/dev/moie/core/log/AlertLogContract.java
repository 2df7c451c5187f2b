package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log does with alerts, although several processes write them. */
public abstract class AlertLogContract {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00.123Z");

  private ExecutionLog log;
  private AlertLog alerts;

  /** Opens a log that is empty. */
  protected abstract ExecutionLog open() throws Exception;

  @BeforeEach
  final void openIt() throws Exception {
    log = open();
    alerts = log.alerts();
  }

  @AfterEach
  final void closeIt() {
    log.close();
  }

  private static AlertEntry alert(String id, String key) {
    return new AlertEntry(
        id,
        key,
        Severity.WARNING,
        AlertEntry.State.PENDING,
        "a subject\0",
        "",
        T,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static AlertEntry firing(AlertEntry alert, Instant told) {
    return alert.in(
        AlertEntry.State.FIRING, Optional.of(told), Optional.of(told), Optional.empty());
  }

  private static DeliveryEntry order(String id, String alert) {
    return DeliveryEntry.order(id, alert, "mail", Alert.Stage.RAISED, T, T);
  }

  @Test
  void one_of_a_key_is_open_at_a_time() {
    assertThat(alerts.isBusy()).isFalse();
    assertThat(alerts.begin(alert("a1", "k"), List.of(order("d1", "a1")))).isTrue();
    assertThat(alerts.begin(alert("a2", "k"), List.of(order("d2", "a2")))).isFalse();
    assertThat(alerts.begin(alert("a3", "other"), List.of())).isTrue();

    assertThat(alerts.open()).extracting(AlertEntry::id).containsExactly("a1", "a3");
    assertThat(alerts.underway()).containsExactly(order("d1", "a1"));
    assertThat(alerts.find("a1").orElseThrow().subject()).isEqualTo("a subject\uFFFD");
    assertThat(alerts.find("a2")).isEmpty();
    assertThat(alerts.isBusy()).isTrue();

    AlertEntry over =
        alerts
            .find("a1")
            .orElseThrow()
            .in(
                AlertEntry.State.RESOLVED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(T.plusSeconds(1)));
    assertThat(alerts.update(alert("a1", "k"), over, List.of(), false)).isTrue();
    assertThat(alerts.begin(alert("a4", "k"), List.of())).isTrue();
    assertThat(alerts.recent(2)).extracting(AlertEntry::id).containsExactly("a4", "a3");
  }

  @Test
  void of_two_that_change_an_alert_at_once_the_first_orders_deliveries() {
    AlertEntry pending = alert("a1", "k");
    alerts.begin(pending, List.of());

    assertThat(alerts.update(pending, firing(pending, T), List.of(order("d1", "a1")), false))
        .isTrue();
    assertThat(alerts.update(pending, firing(pending, T), List.of(order("d2", "a1")), false))
        .isFalse();

    assertThat(alerts.underway()).extracting(DeliveryEntry::id).containsExactly("d1");
    assertThat(alerts.open().get(0).toldAt()).contains(T);
  }

  @Test
  void what_is_newer_takes_the_place_of_what_nobody_has_begun_to_deliver() {
    AlertEntry pending = alert("a1", "k");
    alerts.begin(pending, List.of(order("d1", "a1")));

    alerts.update(pending, firing(pending, T), List.of(order("d2", "a1")), true);

    assertThat(alerts.underway()).extracting(DeliveryEntry::id).containsExactly("d2");
    assertThat(alerts.deliveries("a1"))
        .extracting(DeliveryEntry::outcome)
        .containsExactly(DeliveryEntry.Outcome.OPEN, DeliveryEntry.Outcome.SUPERSEDED);
  }

  @Test
  void an_order_is_claimed_by_one_until_its_time_is_over() {
    DeliveryEntry order = order("d1", "a1");
    alerts.order(order);

    assertThat(alerts.claim(order, T, T.plusSeconds(10))).isTrue();
    assertThat(alerts.claim(order, T.plusSeconds(9), T.plusSeconds(20))).isFalse();
    assertThat(alerts.claim(order, T.plusSeconds(10), T.plusSeconds(20))).isTrue();

    DeliveryEntry again = order.again(T.plusSeconds(60), "no answer");
    alerts.settle(again);
    assertThat(alerts.underway()).containsExactly(again);
    assertThat(alerts.claim(order, T.plusSeconds(60), T.plusSeconds(90))).isFalse();
    assertThat(alerts.claim(again, T.plusSeconds(60), T.plusSeconds(90))).isTrue();
    alerts.settle(again.ended(T.plusSeconds(61), DeliveryEntry.Outcome.DELIVERED, 2, "ok"));
    assertThat(alerts.underway()).isEmpty();
  }

  @Test
  void what_was_over_before_a_time_is_forgotten_with_its_deliveries() {
    AlertEntry pending = alert("a1", "k");
    alerts.begin(pending, List.of(order("d1", "a1")));
    alerts.begin(alert("a2", "other"), List.of());
    alerts.update(
        pending,
        pending.in(AlertEntry.State.RESOLVED, Optional.empty(), Optional.empty(), Optional.of(T)),
        List.of(),
        false);

    assertThat(alerts.prune(T)).isZero();
    assertThat(alerts.prune(T.plusSeconds(1))).isPositive();

    assertThat(alerts.recent(9)).extracting(AlertEntry::id).containsExactly("a2");
    assertThat(alerts.deliveries("a1")).isEmpty();
  }
}
