package dev.moie.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.core.log.Fence;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.log.Transition;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.DatabaseSettings;
import dev.moie.core.postgres.PgExecutionLog;
import dev.moie.core.postgres.PgStateStore;
import dev.moie.core.state.PhaseStatus;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateUpdate;
import dev.moie.testing.Postgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One leads at a time, and whoever led before changes nothing any more. */
@Timeout(120)
class LeadTest {
  private static final ClusterSettings SHORT =
      new ClusterSettings(Duration.ofMillis(50), 4, Duration.ofMillis(50));
  private static final ClusterSettings LONG = ClusterSettings.DEFAULT;

  private static final String STATE =
      """
      {"meta": {"project": "P", "operator": "O", "boot_time": null, "mode": "daemon",
      "current_phase": 1, "last_heartbeat": null}, "phases": [
      {"id": 1, "name": "ONE", "status": "active", "jobs": []},
      {"id": 2, "name": "TWO", "status": "locked", "jobs": []}]}
      """;

  @RegisterExtension final Postgres postgres = new Postgres();

  private Database one;
  private Database other;

  @BeforeEach
  void open() {
    one = database();
    other = database();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private Database database() {
    return Database.open(
        new DatabaseSettings(
            postgres.url(),
            Optional.of(postgres.user()),
            Optional.of(postgres::password),
            postgres.schema(),
            4));
  }

  @Test
  void one_leads_until_it_gives_that_up_and_the_next_has_a_greater_token() {
    Lead first = Lead.take(one, LONG, "n1").orElseThrow();
    assertThat(Lead.take(other, LONG, "n2")).isEmpty();
    assertThat(first.isHeld()).isTrue();

    first.close();
    Lead second = Lead.take(other, LONG, "n2").orElseThrow();

    assertThat(second.fence().token()).isGreaterThan(first.fence().token());
    assertThat(first.isHeld()).isFalse();
    assertThat(second.isHeld()).isTrue();
  }

  @Test
  void one_that_does_not_renew_it_in_time_stops_before_another_can_have_it() {
    Lead first = Lead.take(one, SHORT, "n1").orElseThrow();
    await().until(() -> !first.isFresh());
    // Half of the lease is over: nobody has it now.
    Lead second = await().until(() -> Lead.take(other, LONG, "n2"), Optional::isPresent).get();

    first.renew();
    assertThat(first.isFresh()).as("renewed too late").isFalse();
    first.close();
    assertThat(second.isHeld()).as("given up by one that had lost it").isTrue();
  }

  @Test
  void of_two_promotions_at_once_that_of_the_one_that_leads_is_made() throws Exception {
    PgStateStore setUp = new PgStateStore(one, ZoneOffset.UTC, Optional.empty());
    setUp.put(STATE.getBytes(StandardCharsets.UTF_8), false);
    Lead old = Lead.take(one, SHORT, "n1").orElseThrow();
    Lead now = await().until(() -> Lead.take(other, LONG, "n2"), Optional::isPresent).get();

    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Callable<Boolean>> promotions =
        List.of(() -> promote(one, old.fence()), () -> promote(other, now.fence()));
    List<Future<Boolean>> made = both.invokeAll(promotions);
    both.shutdown();

    assertThat(made.get(0).get()).as("the old leader").isFalse();
    assertThat(made.get(1).get()).as("the new leader").isTrue();
    assertThat(setUp.load().state().meta().currentPhase()).isEqualTo(2);
    assertThat(new PgExecutionLog(one).transitionsAfter(0))
        .extracting(Transition::kind)
        .containsExactly(
            Transition.Kind.PHASE, Transition.Kind.PHASE, Transition.Kind.CURRENT_PHASE);
  }

  private static boolean promote(Database database, Fence lead) throws Exception {
    List<StateChange.Transition> changes =
        List.of(
            new StateChange.PhaseStatusChange(1, PhaseStatus.ACTIVE, PhaseStatus.COMPLETED),
            new StateChange.PhaseStatusChange(2, PhaseStatus.LOCKED, PhaseStatus.ACTIVE),
            new StateChange.CurrentPhaseChange(1, 2));
    try {
      new PgExecutionLog(database)
          .guardedBy(lead)
          .write(
              LogBatch.of(
                  changes.stream()
                      .map(each -> Transition.of(each, Instant.EPOCH, Optional.empty()))
                      .toList()));
    } catch (StaleFenceException refused) {
      // Whoever did not hear of that would still be refused here.
      PgStateStore store = new PgStateStore(database, ZoneOffset.UTC, Optional.of(lead));
      try {
        store.apply(StateUpdate.of(List.copyOf(changes)));
        return true;
      } catch (StaleFenceException again) {
        return false;
      }
    }
    new PgStateStore(database, ZoneOffset.UTC, Optional.of(lead))
        .apply(StateUpdate.of(List.copyOf(changes)));
    return true;
  }
}
