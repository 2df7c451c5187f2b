package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.log.LogBatch;
import dev.moie.core.log.LogException;
import dev.moie.core.log.Transition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transaction that the server undoes or loses is done again: once, and as a whole. */
@Timeout(120)
class DatabaseRetriesTest {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00Z");

  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();
  private Database opened;

  @BeforeEach
  void open() {
    opened = database.open();
  }

  private static LogBatch batch(String subject) {
    return LogBatch.of(List.of(Transition.noticed(Transition.Kind.EDITED, T, subject, "x")));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  @Test
  void connections_that_the_server_has_ended_are_replaced() throws Exception {
    PgExecutionLog log = new PgExecutionLog(opened);
    log.write(batch("a"));
    assertThat(database.server().endConnections()).isPositive();
    log.write(batch("b"));
    assertThat(database.server().endConnections()).isPositive();

    assertThat(log.transitionsAfter(0)).extracting(Transition::subject).containsExactly("a", "b");
  }

  @Test
  void a_transaction_whose_connection_ends_in_its_middle_is_done_again() throws Exception {
    AtomicInteger tries = new AtomicInteger();

    opened.transaction(
        connection -> {
          run(connection, "insert into control (name, value) values ('a', '1')");
          if (tries.incrementAndGet() == 1) {
            long pid = number(connection, "select pg_backend_pid()");
            opened.read(other -> number(other, "select pg_terminate_backend(" + pid + ")::int"));
          }
          run(connection, "insert into control (name, value) values ('b', '2')");
          return true;
        });

    assertThat(tries).hasValue(2);
    assertThat(database.server().column("select name from control order by name"))
        .containsExactly("a", "b");
  }

  @Test
  void two_that_cannot_be_put_in_an_order_both_succeed_in_the_end() throws Exception {
    database.server().execute("insert into control (name, value) values ('count', '0')");
    AtomicInteger tries = new AtomicInteger();
    CyclicBarrier both = new CyclicBarrier(2);
    List<FutureTask<Boolean>> tasks =
        List.of(
            new FutureTask<>(() -> increment(tries, both)),
            new FutureTask<>(() -> increment(tries, both)));
    tasks.forEach(each -> new Thread(each).start());
    for (FutureTask<Boolean> each : tasks) {
      each.get();
    }

    assertThat(database.server().column("select value from control")).containsExactly("2");
    assertThat(tries.get()).isGreaterThan(2);
  }

  /** Both read before one of them writes; what they ask for is strict. */
  private boolean increment(AtomicInteger tries, CyclicBarrier both) {
    return opened.transaction(
        connection -> {
          run(connection, "set transaction isolation level serializable");
          long found = number(connection, "select value::int from control where name = 'count'");
          if (tries.incrementAndGet() <= 2) {
            meet(both);
          }
          run(connection, "update control set value = '" + (found + 1) + "'");
          return true;
        });
  }

  @Test
  void one_of_two_that_wait_for_each_other_is_done_again() throws Exception {
    database.server().execute("insert into control (name, value) values ('a', ''), ('b', '')");
    AtomicInteger tries = new AtomicInteger();
    CyclicBarrier both = new CyclicBarrier(2);
    List<FutureTask<Boolean>> tasks =
        List.of(
            new FutureTask<>(() -> append(tries, both, "a", "b")),
            new FutureTask<>(() -> append(tries, both, "b", "a")));
    tasks.forEach(each -> new Thread(each).start());
    for (FutureTask<Boolean> each : tasks) {
      each.get();
    }

    assertThat(database.server().column("select value from control")).containsExactly("xx", "xx");
    assertThat(tries).hasValue(3);
  }

  private boolean append(AtomicInteger tries, CyclicBarrier both, String first, String second) {
    String update = "update control set value = value || 'x' where name = ";
    return opened.transaction(
        connection -> {
          run(connection, update + "'" + first + "'");
          if (tries.incrementAndGet() <= 2) {
            meet(both);
          }
          run(connection, update + "'" + second + "'");
          return true;
        });
  }

  private static void meet(CyclicBarrier both) throws SQLException {
    try {
      both.await();
    } catch (Exception e) {
      throw new SQLException("the other one has not come", e);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER"})
  void what_is_lost_at_its_commit_is_written_once(LossyProxy.Cut cut) throws Exception {
    try (LossyProxy proxy = new LossyProxy(database.server().url())) {
      PgExecutionLog log = new PgExecutionLog(database.open(proxy.url()));
      log.write(batch("a"));
      proxy.cutNext(cut);

      List<Transition> placed = log.write(batch("b"));

      assertThat(proxy.cuts()).isEqualTo(1);
      assertThat(placed).extracting(Transition::seq).containsExactly(2L);
      assertThat(log.write(batch("c"))).extracting(Transition::seq).containsExactly(3L);
      assertThat(log.transitionsAfter(0))
          .extracting(Transition::subject)
          .containsExactly("a", "b", "c");
    }
  }

  @Test
  void what_the_work_itself_refuses_is_undone_and_not_done_again() throws Exception {
    AtomicInteger tries = new AtomicInteger();

    assertThatThrownBy(
            () ->
                opened.transaction(
                    connection -> {
                      tries.incrementAndGet();
                      run(connection, "insert into control (name, value) values ('a', '1')");
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThatThrownBy(
            () ->
                opened.transaction(
                    connection -> {
                      tries.incrementAndGet();
                      run(connection, "insert into control (name) values (null)");
                      return true;
                    }))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("cannot be written");

    assertThat(tries).hasValue(2);
    assertThat(database.server().column("select name from control")).isEmpty();
  }

  @Test
  void heartbeats_have_connections_while_all_others_are_busy() throws Exception {
    CyclicBarrier busy = new CyclicBarrier(DatabaseSettings.DEFAULT_CONNECTIONS + 1);
    CyclicBarrier done = new CyclicBarrier(DatabaseSettings.DEFAULT_CONNECTIONS + 1);
    for (int i = 0; i < DatabaseSettings.DEFAULT_CONNECTIONS; i++) {
      new Thread(
              () ->
                  opened.read(
                      connection -> {
                        meet(busy);
                        meet(done);
                        return true;
                      }))
          .start();
    }
    meet(busy);

    try (Connection heartbeat = opened.engine().getConnection()) {
      assertThat(number(heartbeat, "select count(*) from log")).isEqualTo(1);
    } finally {
      meet(done);
    }
  }

  @Test
  void whoever_stops_in_the_middle_does_not_hold_the_log_for_ever() throws Exception {
    assertThat(opened.<String>read(c -> text(c, "show idle_in_transaction_session_timeout")))
        .isEqualTo("10s");
    assertThat(opened.<String>read(c -> text(c, "show statement_timeout"))).isEqualTo("28s");
    assertThat(opened.<String>read(c -> text(c, "show synchronous_commit"))).isEqualTo("on");
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
