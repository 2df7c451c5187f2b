package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.JobOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The execution log keeps what it was told. */
class SqliteExecutionLogTest {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00.123Z");

  @TempDir Path folder;

  private static Execution execution(String id, String job, Instant start) {
    return new Execution(
        id,
        Execution.Kind.STEP,
        job,
        1,
        1,
        "probe/write",
        "probe 1.0.0",
        "d",
        start,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty());
  }

  @Test
  void what_was_written_is_there_after_opening_it_again() {
    Execution begun = execution("1", "1.1", T);
    Execution ended =
        begun.ended(T.plusMillis(5), JobOutcome.FAILED, "why", "out\0put", Optional.of(T));
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve("log.db"))) {
      log.write(LogBatch.of(begun));
      assertThat(log.interrupted()).containsExactly(begun);
      log.write(LogBatch.of(ended));
      log.write(LogBatch.of(execution("2", "1.2", T)));
    }
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve("log.db"))) {
      assertThat(log.newestOf("1.1").orElseThrow().reason()).isEqualTo("why");
      assertThat(log.newestOf("1.1").orElseThrow().output()).isEqualTo("out\uFFFDput");
      assertThat(log.newestOf("1.1").orElseThrow().notBefore()).contains(T);
      assertThat(log.interrupted()).extracting(Execution::id).containsExactly("2");
    }
  }

  @Test
  void the_newest_is_the_last_that_was_written_whatever_the_clock_said() {
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve("log.db"))) {
      log.write(LogBatch.of(execution("b", "1.1", T)));
      log.write(LogBatch.of(execution("a", "1.1", T.plusSeconds(1))));
      log.write(LogBatch.of(execution("c", "1.1", T)));

      assertThat(log.newestOf("1.1")).map(Execution::id).contains("c");
      assertThat(log.newestOf("other")).isEmpty();
    }
  }

  @Test
  void a_file_that_is_no_database_is_told_and_left_alone() throws Exception {
    Path file = folder.resolve("log.db");
    Files.writeString(file, "this is no database, and long enough to be looked at".repeat(20));

    assertThatThrownBy(() -> SqliteExecutionLog.open(file))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("move the file away");
    assertThat(Files.readString(file)).startsWith("this is no database");
  }

  @Test
  void a_newer_schema_is_refused() throws Exception {
    Path file = folder.resolve("log.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }

    assertThatThrownBy(() -> SqliteExecutionLog.open(file))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("written by a newer program");
  }
}
