package dev.moie.core.log;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.Engine;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.io.Disk;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that is opened only for work, and the mark that makes that possible. */
class LazyExecutionLogTest {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00Z");

  private TestWorkspace workspace;
  private Path database;
  private Path mark;
  private int opened;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
    workspace.state(
        1,
        phase(
            1,
            "active",
            job("1.1", "pending", ""),
            bare("1.2", "cyclic", ""),
            bare("1.3", "pending", "")));
    workspace.file("1.1", "yes");
    database = workspace.workspace().executionLog();
    mark = database.resolveSibling("checkpoint");
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private ExecutionLog log() {
    return new LazyExecutionLog(
        Disk.LOCAL,
        database,
        file -> {
          opened++;
          return SqliteExecutionLog.open(file);
        });
  }

  private BeatReport beat() throws Exception {
    opened = 0;
    Engine real = workspace.engine();
    try (ExecutionLog log = log()) {
      Engine engine =
          new Engine(
              real.steps(),
              log,
              real.events(),
              real.journal(),
              real.clock(),
              real.pause(),
              real.ids(),
              real.random());
      return new Heartbeat(engine, workspace.store()).beat(false, BeatProgress.NONE);
    }
  }

  private static LogBatch batch() {
    return LogBatch.of(List.of(Transition.noticed(Transition.Kind.EDITED, T, "1.1", "x")));
  }

  private static Execution running() {
    return new Execution(
        "1",
        Execution.Kind.STEP,
        "1.1",
        1,
        1,
        "probe/write",
        "probe 1.0.0",
        "d",
        T,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty());
  }

  private String logOnDisk() {
    return workspace.onDisk().at("/meta/checkpoint/log").asText();
  }

  private LogPosition inDatabase() {
    try (ExecutionLog log = SqliteExecutionLog.open(database)) {
      return log.position().orElseThrow();
    }
  }

  @Test
  void a_beat_with_work_opens_it_and_the_next_without_work_does_not() throws Exception {
    assertThat(outcomes(beat()))
        .containsExactlyInAnyOrder("1.1 VERIFIED", "1.2 CYCLIC_WAITING", "1.3 ACTION_REQUIRED");
    assertThat(opened).isEqualTo(1);
    String kept = Files.readString(mark);
    byte[] stored = Files.readAllBytes(database);

    BeatReport next = beat();

    assertThat(outcomes(next))
        .containsExactlyInAnyOrder("1.2 CYCLIC_WAITING", "1.3 ACTION_REQUIRED");
    assertThat(next.notes()).isEmpty();
    assertThat(opened).isZero();
    assertThat(Files.readString(mark)).isEqualTo(kept);
    assertThat(Files.readAllBytes(database)).isEqualTo(stored);
  }

  @Test
  void the_mark_says_what_the_database_says() throws Exception {
    beat();

    LogPosition marked = log().position().orElseThrow();

    assertThat(opened).as("by the beat").isEqualTo(1);
    assertThat(marked).isEqualTo(inDatabase());
    assertThat(marked.isClean()).isTrue();
    assertThat(marked.log()).isEqualTo(logOnDisk());
  }

  @Test
  void the_mark_is_gone_from_the_first_write_to_the_end() throws Exception {
    beat();
    try (ExecutionLog log = log()) {
      assertThat(log.newestOf("1.1")).isPresent();
      assertThat(mark).as("reading leaves it").exists();
      log.write(batch());
      assertThat(mark).doesNotExist();
      log.saved(log.position().orElseThrow().lastSeq());
      assertThat(mark).doesNotExist();
    }
    assertThat(mark).exists();
    assertThat(log().position()).contains(inDatabase());
  }

  @Test
  void whoever_only_reads_makes_no_mark() throws Exception {
    beat();
    Files.delete(mark);
    try (ExecutionLog log = log()) {
      assertThat(log.history(new HistoryQuery(Optional.empty(), false, Optional.empty(), 9)))
          .hasSize(1);
    }
    assertThat(mark).doesNotExist();
  }

  @Test
  void what_was_cut_off_is_seen_through_the_mark() {
    try (ExecutionLog log = log()) {
      log.write(LogBatch.of(running()));
      log.pause(new Pause("1.3", T, "somebody"));
    }
    opened = 0;

    try (ExecutionLog log = log()) {
      assertThat(log.position().map(LogPosition::interrupted)).contains(1);
      assertThat(opened).isZero();
      assertThat(log.interrupted()).extracting(Execution::id).containsExactly("1");
      assertThat(log.paused()).extracting(Pause::job).containsExactly("1.3");
      assertThat(opened).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{",
        "null",
        "[1, 2, 3, 4]",
        "\0\0\0\0",
        "{\"log\": \"x\"}",
        "{\"log\": \"LOG\", \"last_seq\": 1, \"saved_seq\": 1, \"interrupted\": 0}",
        "{\"log\": \"LOG\", \"last_seq\": 1, \"saved_seq\": 1, \"interrupted\": 0, \"paused\": 0",
        "{\"log\": \"LOG\", \"a\": 1, \"b\": 1, \"c\": 0, \"d\": 0}",
        "{\"last_seq\": 1, \"saved_seq\": 1, \"interrupted\": 0, \"paused\": 0}",
        "{\"log\": \"LOG\", \"last_seq\": 1e3, \"saved_seq\": 1, \"interrupted\": 0, \"paused\": 0}",
        "{\"log\": \"LOG\", \"last_seq\": 1, \"saved_seq\": 1, \"interrupted\": 9999999999,"
            + " \"paused\": 0}",
        "{\"log\": \"LOG\", \"last_seq\": 99999999999999999999, \"saved_seq\": 1, \"interrupted\": 0,"
            + " \"paused\": 0}",
        "{\"log\": \"LOG\", \"last_seq\": -1, \"saved_seq\": 1, \"interrupted\": 0, \"paused\": 0}",
        "LONG"
      })
  void a_mark_that_nobody_wrote_is_not_believed(String text) throws Exception {
    beat();
    LogPosition there = inDatabase();
    Files.writeString(
        mark, text.replace("LONG", " ".repeat(5000) + "{}").replace("LOG", there.log()));
    opened = 0;

    try (ExecutionLog log = log()) {
      assertThat(log.position()).contains(there);
    }
    assertThat(opened).isEqualTo(1);
    assertThat(beat().notes()).isEmpty();
  }

  @Test
  void a_folder_in_the_place_of_the_mark_is_not_believed_either() throws Exception {
    beat();
    Files.delete(mark);
    Files.createDirectory(mark);
    opened = 0;

    assertThat(log().position()).contains(inDatabase());
    assertThat(opened).isEqualTo(1);
  }

  @Test
  void without_its_database_a_mark_says_nothing() throws Exception {
    beat();
    String old = logOnDisk();
    Files.delete(database);
    assertThat(mark).exists();

    BeatReport next = beat();

    assertThat(next.notes()).anySatisfy(note -> assertThat(note).startsWith("ADOPTED"));
    assertThat(outcomes(next))
        .containsExactlyInAnyOrder("1.2 CYCLIC_WAITING", "1.3 ACTION_REQUIRED");
    assertThat(logOnDisk()).isNotEqualTo(old).isEqualTo(inDatabase().log());
    assertThat(beat().notes()).isEmpty();
    assertThat(opened).isZero();
  }

  @Test
  void with_another_database_under_it_the_mark_does_no_harm() throws Exception {
    beat();
    String old = logOnDisk();
    Files.delete(database);
    SqliteExecutionLog.open(database).close();
    LogPosition other = inDatabase();

    beat();
    workspace.rawState(workspace.text("sovereign_state_v2.json").replace("completed", "pending"));
    BeatReport working = beat();

    assertThat(outcomes(working)).contains("1.1 VERIFIED");
    assertThat(workspace.jobOnDisk("1.1").path("status").asText()).isEqualTo("completed");
    assertThat(other.log()).isNotEqualTo(old);
    assertThat(logOnDisk()).isEqualTo(other.log());
    assertThat(beat().notes()).isEmpty();
    assertThat(opened).isZero();
  }
}
