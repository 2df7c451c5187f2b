package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.LogException;
import dev.moie.core.log.LogPosition;
import dev.moie.core.log.Pause;
import dev.moie.core.log.Request;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.log.Transition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A workspace is moved into a database and out of it, and is the same afterwards. */
@Timeout(120)
class WorkspaceMoveTest {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00.123Z");

  /** Spaces and line ends of any kind are kept; it is not read here. */
  private static final byte[] DOCUMENT =
      "{ \"a\":\t1,\r\n\"ü\": [] }\n\n".getBytes(StandardCharsets.UTF_8);

  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();
  @TempDir private Path folder;
  private Path before;

  @BeforeEach
  void a_log_with_something_in_every_table() throws Exception {
    before = folder.resolve("before.db");
    try (ExecutionLog log = SqliteExecutionLog.open(before)) {
      for (int i = 0; i < 1201; i++) {
        Execution begun = execution("e" + i);
        log.write(LogBatch.of(begun));
        if (i % 100 != 7) {
          log.write(
              LogBatch.of(
                  begun.ended(T.plusMillis(i), JobOutcome.FAILED, "ü why", "a\nb", Optional.of(T)),
                  Transition.noticed(Transition.Kind.EDITED, T, "1." + i, "by somebody")));
        }
      }
      log.saved(17);
      log.pause(new Pause("1.1", T, "ada"));
      log.requests()
          .ask(new Request("r1", "run", "1.1", Map.of("a", "b"), "ada", T, T.plusSeconds(60)));
    }
    // Two answers to one question, and what else takes many calls to come about.
    try (Connection file = file(before);
        Statement statement = file.createStatement()) {
      for (int i = 3; i > 0; i--) {
        statement.execute(
            "insert into approval (job, policy, definition, asked_at, expires_at, reason, answer)"
                + (" values ('1." + i + "', 'p', 'd', 5, 9, 'r', 'a')"));
      }
      statement.execute(
          "insert into alert values ('a1', 'job/1', 'WARNING', 'FIRING', 's', 'm', 1, 2, null,"
              + " null, null, '')");
      statement.execute(
          "insert into delivery values ('d1', 'a1', 'phone', 'RAISED', 1, 2, 3, null, 'OPEN', '',"
              + " 99)");
      statement.execute("update execution set fencing_token = 4711 where id = 'e3'");
    }
  }

  private static Execution execution(String id) {
    return new Execution(
        id,
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

  private static Connection file(Path log) throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + log);
  }

  /** Every row of every table, with the order in which it was written. */
  private static List<String> dump(Path log) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection file = file(log);
        Statement statement = file.createStatement()) {
      for (String table :
          List.of(
              "log",
              "execution",
              "transition",
              "request",
              "approval",
              "pause",
              "alert",
              "delivery")) {
        try (ResultSet found =
            statement.executeQuery("select * from " + table + " order by rowid")) {
          while (found.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
              row.append('|').append(found.getObject(i));
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }

  @Test
  void every_row_comes_back_as_it_was_and_the_state_byte_by_byte() throws Exception {
    Database open = database.open();
    Moved in = WorkspaceImport.run(open, DOCUMENT, before).orElseThrow();
    assertThat(in.rows())
        .containsEntry("execution", 1201)
        .containsEntry("transition", 1189)
        .containsEntry("approval", 3);

    Path after = folder.resolve("after.db");
    WorkspaceExport out = WorkspaceExport.run(open, after).orElseThrow();

    assertThat(out.document()).isEqualTo(DOCUMENT);
    assertThat(out.moved()).isEqualTo(in);
    assertThat(dump(after)).isEqualTo(dump(before)).hasSizeGreaterThan(2390);
  }

  @Test
  void the_log_goes_on_behind_what_was_brought_in() {
    LogPosition stood;
    List<Execution> history;
    HistoryQuery newest = new HistoryQuery(Optional.empty(), false, Optional.empty(), 50);
    try (ExecutionLog log = SqliteExecutionLog.open(before)) {
      stood = log.position().orElseThrow();
      history = log.history(newest);
    }
    WorkspaceImport.run(database.open(), DOCUMENT, before);
    ExecutionLog log = database.log();
    assertThat(log.position()).contains(stood);
    assertThat(log.history(newest)).isEqualTo(history);

    List<Transition> placed =
        log.write(
            LogBatch.of(
                execution("new"), Transition.noticed(Transition.Kind.EDITED, T, "1", "by me")));
    assertThat(placed).extracting(Transition::seq).containsExactly(stood.lastSeq() + 1);
    assertThat(log.newestOf("1.1").orElseThrow().id()).isEqualTo("new");
  }

  @Test
  void fencing_tokens_go_on_behind_those_that_were_used() throws Exception {
    WorkspaceImport.run(database.open(), DOCUMENT, before);

    assertThat(database.server().column("select nextval('fence')")).containsExactly("4712");
  }

  @Test
  void whoever_was_interrupted_may_do_it_again() {
    Database open = database.open();
    WorkspaceImport.run(open, DOCUMENT, before);
    database.log().write(LogBatch.of(execution("the cluster goes on")));

    assertThat(WorkspaceImport.run(open, DOCUMENT, before)).isEmpty();
  }

  @Test
  void another_workspace_is_refused_and_nothing_of_it_written() throws Exception {
    Database open = database.open();
    WorkspaceImport.run(open, DOCUMENT, before);
    Path other = folder.resolve("other.db");
    Files.copy(before, other);
    try (ExecutionLog log = SqliteExecutionLog.open(other)) {
      log.write(LogBatch.of(execution("somebody went on with the file")));
    }

    assertThatThrownBy(() -> WorkspaceImport.run(open, DOCUMENT, other))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("has a workspace already; name another schema");
    assertThat(database.server().column("select count(*) from execution")).containsExactly("1201");
  }

  @Test
  void a_broken_log_is_told_by_its_name_and_nothing_is_written() throws Exception {
    try (Connection file = file(before);
        Statement statement = file.createStatement()) {
      statement.execute("update execution set place = 'nowhere' where id = 'e1000'");
    }
    Database open = database.open();

    assertThatThrownBy(() -> WorkspaceImport.run(open, DOCUMENT, before))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("before.db cannot be used")
        .hasMessageContaining("place");
    assertThat(database.server().column("select id from execution")).isEmpty();
    assertThat(database.server().column("select id from state")).isEmpty();
  }

  @Test
  void a_workspace_that_has_no_log_yet_brings_its_state_alone() {
    Database open = database.open();

    Moved moved = WorkspaceImport.run(open, DOCUMENT, folder.resolve("none.db")).orElseThrow();

    assertThat(moved.rows()).isEmpty();
    assertThat(WorkspaceExport.run(open, folder.resolve("after.db")).orElseThrow().document())
        .isEqualTo(DOCUMENT);
  }

  @Test
  void an_empty_schema_exports_nothing() {
    assertThat(WorkspaceExport.run(database.open(), folder.resolve("after.db"))).isEmpty();
    assertThat(folder.resolve("after.db")).doesNotExist();
  }
}
