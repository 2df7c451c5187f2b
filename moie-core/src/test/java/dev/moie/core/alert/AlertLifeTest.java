package dev.moie.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Severity;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.DeliveryEntry;
import dev.moie.core.workspace.QuietHours;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert from its beginning to its end, and its deliveries. */
class AlertLifeTest {
  @TempDir Path folder;
  private AlertScene scene;

  @BeforeEach
  void open() {
    scene = new AlertScene(folder, Optional.empty());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void it_is_raised_once_repeated_by_the_rule_and_resolved_once() {
    scene.wrong("a");
    assertThat(scene.delivered()).containsExactly("all RAISED a");
    scene.wrong("a");
    assertThat(scene.after("PT10M")).isEmpty();
    assertThat(scene.after("PT3H49M")).isEmpty();
    assertThat(scene.after("PT1M")).containsExactly("all REPEATED a");
    assertThat(scene.after("PT4H")).containsExactly("all REPEATED a");
    scene.book.over("a");
    scene.book.over("a");
    assertThat(scene.delivered()).containsExactly("all RESOLVED a");
    assertThat(scene.after("P1D")).isEmpty();

    scene.wrong("a");
    assertThat(scene.delivered()).containsExactly("all RAISED a");
  }

  @Test
  void what_is_over_within_its_grace_is_never_told() {
    Trouble trouble = AlertScene.trouble("a", Severity.WARNING, Duration.ofMinutes(5));
    scene.book.wrong(trouble);
    assertThat(scene.delivered()).isEmpty();
    scene.book.over("a");
    assertThat(scene.after("PT1H")).isEmpty();

    scene.book.wrong(trouble);
    scene.clock.advance(Duration.ofMinutes(4));
    scene.book.wrong(trouble);
    assertThat(scene.delivered()).isEmpty();
    scene.clock.advance(Duration.ofMinutes(1));
    scene.book.wrong(trouble);
    assertThat(scene.delivered()).containsExactly("all RAISED a");
  }

  @Test
  void severity_chooses_the_channels_and_what_gets_worse_is_told_again() {
    scene.wrong("a");
    assertThat(scene.delivered()).containsExactly("all RAISED a");
    scene.book.wrong(AlertScene.trouble("a", Severity.CRITICAL, Duration.ZERO));

    assertThat(scene.delivered()).containsExactlyInAnyOrder("all RAISED a", "pager RAISED a");
  }

  @Test
  void what_somebody_has_acknowledged_is_not_repeated_but_called_off() {
    scene.wrong("a");
    scene.delivered();
    assertThat(scene.book.acknowledge("b", "me")).isEmpty();
    assertThat(scene.book.acknowledge("a", "me")).isPresent();

    assertThat(scene.after("P2D")).isEmpty();
    scene.book.over("a");
    assertThat(scene.delivered()).containsExactly("all RESOLVED a");
  }

  @Test
  void everything_of_a_scope_that_is_not_seen_any_more_is_over() {
    scene.wrong("plugin/x/quarantined");
    scene.wrong("plugin/y/quarantined");
    scene.wrong("job/1/failing");
    scene.delivered();
    scene.book.observe(
        key -> key.startsWith("plugin/"),
        List.of(AlertScene.trouble("plugin/y/quarantined", Severity.WARNING, Duration.ZERO)));

    assertThat(scene.delivered()).containsExactly("all RESOLVED plugin/x/quarantined");
  }

  @Test
  void an_event_is_told_once_and_the_same_one_not_again_so_soon() {
    scene.book.tell("arxiv/candidate", Severity.INFO, "a paper", "m");
    scene.book.tell("arxiv/candidate", Severity.INFO, "another paper", "m");
    scene.book.tell("arxiv/candidate", Severity.INFO, "a paper", "m");

    assertThat(scene.delivered()).hasSize(2).containsOnly("all TOLD arxiv/candidate");
    assertThat(scene.after("P2D")).isEmpty();
  }

  @Test
  void a_delivery_that_fails_is_tried_again_later_and_made_once() {
    scene.answers.put("all", Delivery.failed("down"));
    scene.wrong("a");
    assertThat(scene.delivered()).containsExactly("all RAISED a failed");
    assertThat(scene.delivered()).isEmpty();
    assertThat(scene.after("PT1M")).containsExactly("all RAISED a failed");
    DeliveryEntry failed = scene.log.alerts().underway().get(0);
    assertThat(failed.attempts()).isEqualTo(2);
    assertThat(failed.detail()).isEqualTo("down");
    scene.answers.clear();
    // As another process would go on.
    scene.log.close();

    assertThat(scene.after("PT2M")).containsExactly("all RAISED a");
    assertThat(scene.after("PT1H")).isEmpty();
  }

  @Test
  void a_channel_that_asks_for_a_pause_gets_no_other_message_meanwhile_either() {
    scene.answers.put("all", Delivery.failed("429").retryAfter(Duration.ofHours(1)));
    scene.wrong("a");
    assertThat(scene.delivered()).containsExactly("all RAISED a failed");
    scene.answers.clear();
    scene.wrong("b");
    assertThat(scene.after("PT59M")).isEmpty();

    assertThat(scene.after("PT2M")).containsExactlyInAnyOrder("all RAISED a", "all RAISED b");
  }

  @Test
  void a_dead_channel_does_not_pile_up_and_is_told_in_the_end_that_it_is_over() {
    scene.answers.put("all", Delivery.failed("down"));
    scene.wrong("a");
    for (int hour = 0; hour < 12; hour++) {
      scene.after("PT1H");
    }
    assertThat(scene.log.alerts().underway()).hasSize(1);
    scene.book.over("a");
    scene.answers.clear();

    assertThat(scene.after("PT1H")).containsExactly("all RESOLVED a");
    assertThat(scene.log.alerts().underway()).isEmpty();
  }

  @Test
  void a_delivery_is_given_up_after_a_day_and_says_so() {
    scene.answers.put("all", Delivery.failed("down"));
    scene.book.tell("e", Severity.INFO, "s", "m");
    for (int hour = 0; hour < 30; hour++) {
      scene.after("PT1H");
    }

    AlertEntry event = scene.log.alerts().recent(1).get(0);
    DeliveryEntry delivery = scene.log.alerts().deliveries(event.id()).get(0);
    assertThat(delivery.outcome()).isEqualTo(DeliveryEntry.Outcome.GIVEN_UP);
    assertThat(delivery.attempts()).isBetween(20, 30);
  }

  @Test
  void one_that_hangs_delays_no_other_channel_and_is_broken_off() throws Exception {
    scene.answers.put("all", Delivery.failed("hang"));
    scene.book.wrong(AlertScene.trouble("a", Severity.CRITICAL, Duration.ZERO));
    long start = System.nanoTime();
    scene.courier.deliverDue(Duration.ofSeconds(1));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(scene.told).contains("pager RAISED a");
    assertThat(scene.log.alerts().underway())
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.attempts()).isEqualTo(1));
  }

  @Test
  void of_two_processes_one_delivers_and_what_a_dead_one_has_begun_is_taken_over() {
    scene.wrong("a");
    DeliveryEntry delivery = scene.log.alerts().underway().get(0);
    assertThat(
            scene
                .log
                .alerts()
                .claim(delivery, scene.clock.instant(), scene.clock.instant().plusSeconds(60)))
        .isTrue();

    assertThat(scene.delivered()).isEmpty();
    assertThat(scene.after("PT1M")).containsExactly("all RAISED a");
  }

  @Test
  void where_nothing_is_to_be_told_the_log_is_not_even_made() {
    scene.book.over("a");
    scene.book.repeat();

    assertThat(scene.delivered()).isEmpty();
    assertThat(folder).isEmptyDirectory();
    scene.wrong("a");
    assertThat(folder.resolve("alerts")).exists();
    scene.book.over("a");
    scene.delivered();
    assertThat(folder.resolve("alerts")).doesNotExist();
    assertThat(Files.exists(folder.resolve("log.db"))).isTrue();
  }

  @Test
  void in_quiet_hours_only_what_is_critical_is_told_and_the_rest_after_them() {
    scene.close();
    scene =
        new AlertScene(
            folder,
            Optional.of(
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, true)));
    scene.clock.advance(Duration.ofHours(11)); // 23:00
    scene.wrong("a");
    scene.wrong("b");
    scene.book.wrong(AlertScene.trouble("c", Severity.CRITICAL, Duration.ZERO));
    assertThat(scene.delivered()).containsExactlyInAnyOrder("all RAISED c", "pager RAISED c");
    scene.clock.advance(Duration.ofHours(3));
    scene.book.over("b");
    assertThat(scene.delivered()).isEmpty();
    scene.clock.set(AlertScene.START.plus(Duration.ofHours(19))); // 07:00

    assertThat(scene.delivered()).containsExactlyInAnyOrder("all RAISED a", "all RESOLVED b");
  }
}
