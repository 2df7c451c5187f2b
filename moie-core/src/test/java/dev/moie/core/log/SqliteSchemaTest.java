package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.JobOutcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of earlier versions go on, and one that does not exist yet is made once. */
@Tag("slow")
class SqliteSchemaTest {
  private static final int ROUNDS = Boolean.getBoolean("moie.slow") ? 200 : 10;
  private static final int OPENERS = 4;

  /** As the first version made it. Written out: it must never change with the program. */
  private static final List<String> VERSION_1 =
      List.of(
          "create table execution ("
              + "id varchar(64) primary key, job varchar(1000) not null, phase integer not null,"
              + " attempt integer not null, type varchar(200) not null,"
              + " plugin varchar(200) not null, definition varchar(64) not null,"
              + " started_at bigint not null, ended_at bigint, outcome varchar(40),"
              + " reason text not null, output text not null, not_before bigint)",
          "create index execution_job on execution (job, started_at)",
          "create index execution_ended on execution (ended_at)",
          "pragma user_version = 1");

  @TempDir Path folder;

  private static String row(String id, String job, int start, String end, String outcome) {
    return ("insert into execution values ('ID', 'JOB', 1, 2, 'probe/write', 'probe 1.0.0', 'd',"
            + " START, END, OUTCOME, 'why ''quoted''', 'out', null)")
        .replace("START", Integer.toString(start))
        .replace("END", end)
        .replace("OUTCOME", outcome)
        .replace("JOB", job)
        .replace("ID", id);
  }

  private Path version1(String... rows) throws Exception {
    Path file = folder.resolve("log.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : VERSION_1) {
        statement.execute(sql);
      }
      for (String sql : rows) {
        statement.execute(sql);
      }
    }
    return file;
  }

  private static List<Execution> history(ExecutionLog log) {
    return log.history(new HistoryQuery(Optional.empty(), false, Optional.empty(), 100));
  }

  @Test
  void a_log_of_version_1_goes_on_in_the_order_of_its_times() throws Exception {
    Path file =
        version1(
            row("c", "1.1", 3000, "3500", "'FAILED'"),
            row("a", "1.2", 1000, "1500", "'VERIFIED'"),
            row("z", "1.1", 2000, "2500", "'EXECUTED'"),
            row("y", "1.1", 2000, "2500", "'FAILED'"),
            row("b", "1.3", 4000, "null", "null"));
    try (ExecutionLog log = SqliteExecutionLog.open(file)) {
      assertThat(history(log)).extracting(Execution::id).containsExactly("b", "c", "z", "y", "a");
      Execution newest = log.newestOf("1.1").orElseThrow();
      assertThat(newest.id()).isEqualTo("c");
      assertThat(newest.kind()).isEqualTo(Execution.Kind.STEP);
      assertThat(newest.attempt()).isEqualTo(2);
      assertThat(newest.startedAt()).isEqualTo(Instant.ofEpochMilli(3000));
      assertThat(newest.outcome()).contains(JobOutcome.FAILED);
      assertThat(newest.reason()).isEqualTo("why 'quoted'");
      assertThat(log.interrupted()).extracting(Execution::id).containsExactly("b");
      LogPosition position = log.position().orElseThrow();
      assertThat(position.lastSeq()).isZero();
      assertThat(position.savedSeq()).isZero();
      assertThat(position.log()).isNotBlank();

      // Older by the clock, and newer all the same.
      Execution last = newest.ended(Instant.EPOCH, JobOutcome.EXECUTED, "", "", Optional.empty());
      log.write(LogBatch.of(again(last, "0")));
      assertThat(log.newestOf("1.1")).map(Execution::id).contains("0");
    }
    try (ExecutionLog log = SqliteExecutionLog.open(file)) {
      assertThat(history(log)).extracting(Execution::id).startsWith("0", "b", "c");
    }
  }

  private static Execution again(Execution execution, String id) {
    return new Execution(
        id,
        execution.kind(),
        execution.job(),
        execution.phase(),
        execution.attempt(),
        execution.type(),
        execution.plugin(),
        execution.definition(),
        Instant.EPOCH,
        execution.endedAt(),
        execution.outcome(),
        execution.reason(),
        execution.output(),
        execution.notBefore());
  }

  @Test
  void an_empty_log_of_version_1_becomes_the_same_as_a_new_one() throws Exception {
    Path old = version1();
    Path fresh = folder.resolve("new.db");
    SqliteExecutionLog.open(old).close();
    SqliteExecutionLog.open(fresh).close();

    assertThat(tables(old)).isEqualTo(tables(fresh)).hasSizeGreaterThan(6);
  }

  /** What every table and index is called, and every column of it. */
  private static List<String> tables(Path file) throws Exception {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk"
                    + " from sqlite_master m left join pragma_table_info(m.name) c"
                    + " union all select 'version', user_version, '', 0, '', 0"
                    + " from pragma_user_version order by 1, 2")) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= 6; column++) {
          row.append(rows.getString(column)).append(' ');
        }
        found.add(row.toString());
      }
    }
    return found;
  }

  @Test
  void a_migration_that_fails_leaves_the_log_as_it_was() throws Exception {
    Path file = version1(row("a", "1.1", 1, "2", "'EXECUTED'"), "create table pause (job text)");
    List<String> before = tables(file);

    assertThatThrownBy(() -> SqliteExecutionLog.open(file))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("log.db cannot be opened");

    assertThat(tables(file)).isEqualTo(before);
  }

  @Test
  void several_that_open_a_new_log_at_once_get_the_same() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Path file = folder.resolve("log-" + round + ".db");
      CyclicBarrier together = new CyclicBarrier(OPENERS);
      List<FutureTask<String>> openers = new ArrayList<>();
      for (int i = 0; i < OPENERS; i++) {
        FutureTask<String> opener =
            new FutureTask<>(
                () -> {
                  together.await();
                  try (ExecutionLog log = SqliteExecutionLog.open(file)) {
                    return log.position().orElseThrow().log();
                  }
                });
        openers.add(opener);
        new Thread(opener).start();
      }
      List<String> ids = new ArrayList<>();
      for (FutureTask<String> opener : openers) {
        ids.add(opener.get());
      }
      assertThat(ids).as("round " + round).hasSize(OPENERS).containsOnly(ids.get(0));
    }
    System.out.println("new logs opened by " + OPENERS + " at once: " + ROUNDS);
  }
}
