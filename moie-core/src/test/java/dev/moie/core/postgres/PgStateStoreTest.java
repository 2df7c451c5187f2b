package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.io.Disk;
import dev.moie.core.log.Fence;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.state.AppliedChanges;
import dev.moie.core.state.CheckpointMark;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Standing;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateStore;
import dev.moie.core.state.StateUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The state in PostgreSQL is changed as the file is. */
@Timeout(120)
class PgStateStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();
  @TempDir Path folder;

  private Database opened;
  private PgStateStore store;
  private byte[] document;

  @BeforeEach
  void open() throws Exception {
    opened = database.open();
    store = store(Optional.empty());
    try (InputStream in = getClass().getResourceAsStream("/states/sovereign_state_v2.json")) {
      document = in.readAllBytes();
    }
  }

  private PgStateStore store(Optional<Fence> lead) {
    return new PgStateStore(opened, ZoneOffset.UTC, lead);
  }

  private static StateUpdate beat(Instant at) {
    return StateUpdate.of(List.of(new StateChange.HeartbeatNoted(at)));
  }

  private static Job first(StateStore store) throws InvalidStateException, IOException {
    return store.load().state().phases().get(0).jobs().get(0);
  }

  private static StateUpdate completing(Job job) {
    JobStatus to = job.status() == JobStatus.COMPLETED ? JobStatus.PENDING : JobStatus.COMPLETED;
    return StateUpdate.of(
        List.of(new StateChange.JobStatusChange(job.id(), job.status(), to, job.definition())));
  }

  private List<String> ask(String sql) throws Exception {
    return database.server().column(sql);
  }

  @Test
  void without_a_document_it_says_how_to_get_one_in() throws Exception {
    assertThat(store.stamp()).isEqualTo("none");
    assertThatThrownBy(store::load)
        .isInstanceOf(InvalidStateException.class)
        .satisfies(
            e ->
                assertThat(((InvalidStateException) e).problems().get(0).message())
                    .contains("moie cluster import"));
    assertThatThrownBy(store::export).isInstanceOf(InvalidStateException.class);
    assertThatThrownBy(() -> store.apply(beat(NOW))).isInstanceOf(InvalidStateException.class);
  }

  @Test
  void its_name_tells_where_it_is_and_not_who_connects() {
    assertThat(store.name())
        .startsWith("the state in PostgreSQL (127.0.0.1:")
        .endsWith(", schema " + database.server().schema() + ")")
        .doesNotContain(database.server().user() + ":");
  }

  @Test
  void what_was_put_in_comes_out_byte_by_byte() throws Exception {
    store.put(document, false);

    assertThat(store.export()).isEqualTo(document);
    assertThat(store.stamp()).isEqualTo("1");
    store.put(document, false);
    assertThat(store.stamp()).isEqualTo("1");
  }

  @Test
  void a_document_with_a_fault_does_not_get_in() {
    assertThatThrownBy(() -> store.put("{\"phases\": 3}".getBytes(StandardCharsets.UTF_8), true))
        .isInstanceOf(InvalidStateException.class);
    assertThatThrownBy(store::export).isInstanceOf(InvalidStateException.class);
  }

  @Test
  void a_document_is_replaced_only_if_that_is_said_and_the_old_one_is_kept() throws Exception {
    store.put(document, false);
    byte[] other =
        new String(document, StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{ ")
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> store.put(other, false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("--replace");
    assertThat(store.export()).isEqualTo(document);
    store.put(other, true);
    assertThat(store.export()).isEqualTo(other);
    assertThat(
            ask(
                "select count(*) from state_backup where document ="
                    + " (select document from state)"))
        .containsExactly("0");
    assertThat(ask("select version from state_backup")).containsExactly("1");
  }

  @Test
  void an_update_makes_the_same_bytes_as_that_of_a_file() throws Exception {
    Path file = folder.resolve("state.json");
    Files.write(file, document);
    StateStore inFile = new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC);
    store.put(document, false);
    CheckpointMark mark = new CheckpointMark("log", 7);
    StateUpdate update =
        new StateUpdate(
            List.of(
                new StateChange.HeartbeatNoted(NOW),
                completing(first(store)).changes().get(0),
                new StateChange.JobStatusChange(
                    "no such job", JobStatus.PENDING, JobStatus.COMPLETED, "")),
            Optional.empty(),
            Optional.of(mark));

    AppliedChanges inTable = store.apply(update);

    assertThat(inTable).isEqualTo(inFile.apply(update));
    assertThat(inTable.refused()).hasSize(1);
    assertThat(store.export()).isEqualTo(Files.readAllBytes(file));
    assertThat(store.load()).isEqualTo(inTable.loaded());
    assertThat(store.stamp()).isEqualTo("2");
  }

  @Test
  void what_changes_nothing_leaves_the_version_as_it_is() throws Exception {
    store.put(document, false);
    store.apply(beat(NOW));
    String stamp = store.stamp();

    store.apply(beat(NOW));

    assertThat(store.stamp()).isEqualTo(stamp);
  }

  @Test
  void a_change_by_another_store_is_seen_and_kept() throws Exception {
    store.put(document, false);
    Job job = first(store);
    PgStateStore other = store(Optional.empty());
    other.apply(completing(job));

    AppliedChanges applied = store.apply(beat(NOW));

    assertThat(applied.loaded().state().phases().get(0).jobs().get(0).status())
        .isNotEqualTo(job.status());
    assertThat(store.apply(completing(job)).refused()).hasSize(1);
    assertThat(first(other).status()).isEqualTo(first(store).status());
  }

  @Test
  void a_document_without_the_known_mark_counts_and_takes_no_changes() throws Exception {
    store.put(document, false);
    StateUpdate update =
        new StateUpdate(
            completing(first(store)).changes(),
            Optional.of(new CheckpointMark("log", 3)),
            Optional.of(new CheckpointMark("log", 4)));

    AppliedChanges applied = store.apply(update);

    assertThat(applied.standing()).isEqualTo(Standing.ADOPTED);
    assertThat(applied.refused()).hasSize(1);
  }

  @Test
  void who_has_lost_the_lead_changes_nothing() throws Exception {
    store.put(document, false);
    PgStateStore old = store(Optional.of(new Fence(Fence.LEAD, "a", 1)));
    PgStateStore young = store(Optional.of(new Fence(Fence.LEAD, "b", 2)));
    old.apply(beat(NOW));
    young.apply(beat(NOW.plusSeconds(1)));
    byte[] before = store.export();

    assertThatThrownBy(() -> old.apply(beat(NOW.plusSeconds(2))))
        .isInstanceOf(StaleFenceException.class)
        .hasMessageContaining("node a: its claim 1 on lead has passed on to another node");
    assertThatThrownBy(() -> old.put(document, true)).isInstanceOf(StaleFenceException.class);

    assertThat(store.export()).isEqualTo(before);
    assertThat(ask("select holder || ' ' || fence from claim")).containsExactly("b 2");
    young.apply(beat(NOW.plusSeconds(3)));
    assertThat(store.stamp()).isEqualTo("4");
  }

  @Test
  void a_lost_database_is_told_as_a_failure_to_read_the_state() throws Exception {
    store.put(document, false);
    opened.close();

    assertThatThrownBy(store::load)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
  }
}
