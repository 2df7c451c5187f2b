package dev.moie.core.log;

import dev.moie.api.JobOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The execution log in one SQLite file: write-ahead log, forced to the disk at each commit. The
 * statements are such that PostgreSQL runs them too: times are milliseconds since 1970 in UTC, ids
 * come from the engine.
 */
public final class SqliteExecutionLog implements ExecutionLog {
  private static final int SCHEMA_VERSION = 1;
  private static final String COLUMNS =
      "id, job, phase, attempt, type, plugin, definition, started_at, ended_at, outcome, reason,"
          + " output, not_before";

  private final Path file;
  private final Connection connection;

  private SqliteExecutionLog(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a log, making it if it does not exist.
   *
   * @throws LogException if it cannot be used
   */
  public static SqliteExecutionLog open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setBusyTimeout(10_000);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file);
      SqliteExecutionLog log = new SqliteExecutionLog(file, source.getConnection());
      log.migrate();
      return log;
    } catch (SQLException | IOException e) {
      throw failure(file, "opened", e);
    }
  }

  private static LogException failure(Path file, String verb, Exception e) {
    return new LogException(
        "the execution log "
            + file
            + " cannot be "
            + verb
            + ": "
            + e.getMessage()
            + "; check the disk and the permissions, or move the file away to begin a new one",
        e);
  }

  private void migrate() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version;
      try (ResultSet found = statement.executeQuery("pragma user_version")) {
        version = found.getInt(1);
      }
      if (version > SCHEMA_VERSION) {
        throw new LogException(
            "the execution log "
                + file
                + " has version "
                + version
                + ", written by a newer program; use that one",
            null);
      }
      if (version < 1) {
        connection.setAutoCommit(false);
        statement.execute(
            "create table execution ("
                + "id varchar(64) primary key, job varchar(1000) not null, phase integer not null,"
                + " attempt integer not null, type varchar(200) not null,"
                + " plugin varchar(200) not null, definition varchar(64) not null,"
                + " started_at bigint not null, ended_at bigint, outcome varchar(40),"
                + " reason text not null, output text not null, not_before bigint)");
        statement.execute("create index execution_job on execution (job, started_at)");
        statement.execute("create index execution_ended on execution (ended_at)");
        statement.execute("pragma user_version = " + SCHEMA_VERSION);
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
  }

  @Override
  public void started(Execution execution) {
    record(List.of(execution));
  }

  @Override
  public synchronized void record(List<Execution> executions) {
    String sql =
        "insert into execution (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (Execution execution : executions) {
        bind(insert, execution);
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw failure(file, "written", e);
    } finally {
      endTransaction();
    }
  }

  @Override
  public synchronized void ended(Execution execution) {
    String sql =
        "update execution set ended_at = ?, outcome = ?, reason = ?, output = ?, not_before = ?"
            + " where id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      time(update, 1, execution.endedAt());
      update.setString(2, execution.outcome().map(Enum::name).orElse(null));
      update.setString(3, text(execution.reason()));
      update.setString(4, text(execution.output()));
      time(update, 5, execution.notBefore());
      update.setString(6, execution.id());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failure(file, "written", e);
    }
  }

  @Override
  public synchronized Optional<Execution> newestOf(String job) {
    String sql =
        "select "
            + COLUMNS
            + " from execution where job = ? order by started_at desc, id desc limit 1";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, text(job));
      return read(query).stream().findFirst();
    } catch (SQLException e) {
      throw failure(file, "read", e);
    }
  }

  @Override
  public synchronized List<Execution> interrupted() {
    String sql =
        "select " + COLUMNS + " from execution where ended_at is null order by started_at, id";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      return read(query);
    } catch (SQLException e) {
      throw failure(file, "read", e);
    }
  }

  private static void bind(PreparedStatement insert, Execution execution) throws SQLException {
    insert.setString(1, execution.id());
    insert.setString(2, text(execution.job()));
    insert.setInt(3, execution.phase());
    insert.setInt(4, execution.attempt());
    insert.setString(5, execution.type());
    insert.setString(6, text(execution.plugin()));
    insert.setString(7, execution.definition());
    insert.setLong(8, execution.startedAt().toEpochMilli());
    time(insert, 9, execution.endedAt());
    insert.setString(10, execution.outcome().map(Enum::name).orElse(null));
    insert.setString(11, text(execution.reason()));
    insert.setString(12, text(execution.output()));
    time(insert, 13, execution.notBefore());
  }

  private static void time(PreparedStatement statement, int place, Optional<Instant> time)
      throws SQLException {
    if (time.isPresent()) {
      statement.setLong(place, time.get().toEpochMilli());
    } else {
      statement.setNull(place, Types.BIGINT);
    }
  }

  /** PostgreSQL takes no NUL in a text. */
  private static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static List<Execution> read(PreparedStatement query) throws SQLException {
    List<Execution> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Execution(
                rows.getString(1),
                rows.getString(2),
                rows.getInt(3),
                rows.getInt(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                Instant.ofEpochMilli(rows.getLong(8)),
                time(rows, 9),
                Optional.ofNullable(rows.getString(10)).map(JobOutcome::valueOf),
                rows.getString(11),
                rows.getString(12),
                time(rows, 13)));
      }
    }
    return found;
  }

  private static Optional<Instant> time(ResultSet rows, int place) throws SQLException {
    long millis = rows.getLong(place);
    return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private void endTransaction() {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(file, "written", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, "closed", e);
    }
  }
}
