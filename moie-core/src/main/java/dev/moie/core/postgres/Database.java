package dev.moie.core.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.moie.core.log.LogException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;

/**
 * A PostgreSQL database whose tables are up to date: one pool of connections for work, and a small
 * one for heartbeats, so that busy jobs cannot starve them. Thread-safe.
 *
 * <p>What two transactions do to each other, and lost connections, are met by doing the whole
 * transaction again, for fifteen seconds; a server may restart in that time. Every failure after
 * that is a {@link LogException} that says where and what to do next.
 */
public final class Database implements AutoCloseable {
  /** Half of a lease of thirty seconds: whoever has no database for so long stops acting anyway. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A server that says nothing for so long to a statement for work is dead. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** A heartbeat is one row, and has to be noticed as missing in time. */
  private static final Duration HEARTBEAT_ANSWER = Duration.ofSeconds(10);

  /** Bringing tables up to date may take long. */
  private static final Duration MIGRATION_ANSWER = Duration.ofMinutes(30);

  /** How long somebody waits for a connection of a pool. */
  private static final Duration CONNECTION = Duration.ofSeconds(5);

  private static final int HEARTBEATS = 8;

  /**
   * How long the threads of a node that are at it together wait for each other before they commit:
   * what a commit costs the node and the server is shared by all of them.
   */
  public static final Duration GATHERING = Duration.ofMillis(2);

  private final DatabaseSettings settings;
  private final Retries retries;
  private final HikariDataSource work;
  private final HikariDataSource heartbeats;

  private Database(DatabaseSettings settings, Retries retries) {
    this.settings = settings;
    this.retries = retries;
    this.work = pool(settings, "moie", settings.connections(), ANSWER);
    this.heartbeats = pool(settings, "moie-heartbeat", HEARTBEATS, HEARTBEAT_ANSWER);
  }

  /**
   * Connects, makes the tables if there are none, and brings old ones up to date.
   *
   * @throws LogException if the database cannot be reached or used, or a newer program made it
   */
  public static Database open(DatabaseSettings settings) {
    Retries retries =
        new Retries(
            System::nanoTime, new Random(), time -> Thread.sleep(time.toMillis()), PATIENCE);
    try {
      // Who cannot connect at all is told so at once; a server that starts is waited for.
      retries.run(
          Failure::isStartingUp,
          () -> {
            Migrations.bring(new Server(settings, MIGRATION_ANSWER), settings);
            return true;
          });
    } catch (SQLException e) {
      throw Failure.of(settings, "opened", e);
    }
    return new Database(settings, retries);
  }

  private static HikariDataSource pool(
      DatabaseSettings settings, String name, int size, Duration answer) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(new Server(settings, answer));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
    // Shorter than what firewalls and proxies forget idle connections after.
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    // It has just been connected to, and may be away for a moment.
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(session(settings, answer));
    return new HikariDataSource(config);
  }

  /**
   * Set on each connection, whatever the server's, the database's or the role's defaults are. Who
   * is stopped in the middle of a transaction holds rows that all the others need: the server
   * throws such a transaction away after ten seconds.
   */
  private static String session(DatabaseSettings settings, Duration answer) {
    return "set search_path to "
        + settings.schema()
        + "; set statement_timeout to "
        + (answer.toMillis() - 2_000)
        + "; set idle_in_transaction_session_timeout to 10000"
        + "; set default_transaction_isolation to 'read committed'"
        // Otherwise what is asked of several jobs at once would be planned anew each time.
        + "; set plan_cache_mode to force_generic_plan"
        // What has been told is on the disk. Stricter settings are left as they are.
        + "; select set_config('synchronous_commit', 'on', false)"
        + " where current_setting('synchronous_commit') = 'off'";
  }

  /** Where it is: host, port, database and schema, without a user. */
  public String name() {
    return settings.place() + ", schema " + settings.schema();
  }

  /** The schema with the tables. */
  public String schema() {
    return settings.schema();
  }

  /**
   * Connections for heartbeats and the like, which never wait for those who work: at most {@value
   * #HEARTBEATS}, each in its own transactions; nothing is done again by itself.
   */
  public DataSource engine() {
    return heartbeats;
  }

  /**
   * Reads. Several statements need not see the same moment.
   *
   * @throws LogException if that is not possible
   */
  public <T> T read(SqlFunction<T> reading) {
    return run(
        "read",
        () -> {
          try (Connection connection = work.getConnection()) {
            return reading.of(connection);
          }
        });
  }

  /**
   * Changes something in one transaction: all of it is on the server's disk when this returns, or
   * nothing is. Isolation is read committed, unless the work asks for more before its first
   * statement. A transaction that was undone by the server or lost its connection is done again as
   * a whole; one that was lost while it committed, only if the server says that it was not.
   *
   * @param changing may run more than once
   * @throws LogException if that is not possible
   */
  public <T> T transaction(SqlFunction<T> changing) {
    return numbered(
        connection -> {
          T result = changing.of(connection);
          return new Numbered<>(result, CommitFate.number(connection));
        });
  }

  /**
   * What a transaction came to.
   *
   * @param number what {@code pg_current_xact_id()} says in it; empty if it has written nothing
   */
  public record Numbered<T>(T result, Optional<String> number) {}

  /**
   * The same as {@link #transaction}, for one that learns its number by a statement that it sends
   * anyway: that saves an exchange with the server.
   */
  public <T> T numbered(SqlFunction<Numbered<T>> changing) {
    return run("written", () -> once(changing));
  }

  private <T> T run(String verb, Retries.Attempt<T> attempt) {
    try {
      return retries.run(
          e -> Failure.isConflict(e) || Failure.isLost(e),
          () -> {
            try {
              return attempt.go();
            } catch (SQLException e) {
              if (Failure.isLost(e)) {
                // Where one connection has died the idle ones have too: each would cost a try.
                work.getHikariPoolMXBean().softEvictConnections();
              }
              throw e;
            }
          });
    } catch (SQLException e) {
      throw Failure.of(settings, verb, e);
    }
  }

  private <T> T once(SqlFunction<Numbered<T>> changing) throws SQLException {
    Numbered<T> did;
    SQLException lost;
    try (Connection connection = work.getConnection()) {
      connection.setAutoCommit(false);
      try {
        did = changing.of(connection);
      } catch (SQLException | RuntimeException | Error e) {
        undo(connection, e);
        throw e;
      }
      try {
        connection.commit();
        return did.result();
      } catch (SQLException e) {
        if (!Failure.isLost(e) || did.number().isEmpty()) {
          undo(connection, e);
          throw e;
        }
        lost = e;
      }
    }
    if (isCommitted(did.number().get(), lost)) {
      return did.result();
    }
    throw lost;
  }

  private boolean isCommitted(String number, SQLException lost) {
    try {
      return retries.run(
          Failure::isLost,
          () -> {
            try (Connection connection = work.getConnection()) {
              return CommitFate.isCommitted(connection, number);
            }
          });
    } catch (SQLException e) {
      e.addSuppressed(lost);
      throw new LogException(
          "the connection to the database "
              + settings.place()
              + " was lost during a commit, and whether it was written is not known: "
              + e.getMessage()
              + "; look at the state when the database is back",
          e);
    }
  }

  /** A connection that cannot even do this is thrown away by its pool. */
  private static void undo(Connection connection, Throwable because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** The time by the clock of the database, which is the same for all nodes. */
  public Instant now() {
    return read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select clock_timestamp()")) {
            if (!rows.next()) {
              throw new SQLException("a clock that tells nothing");
            }
            return rows.getObject(1, OffsetDateTime.class).toInstant();
          }
        });
  }

  /** Closes both pools; logs and stores that use them cannot be used any more. */
  @Override
  public void close() {
    work.close();
    heartbeats.close();
  }
}
