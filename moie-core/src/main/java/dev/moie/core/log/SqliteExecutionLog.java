package dev.moie.core.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * The execution log in one SQLite file: write-ahead log, forced to the disk at each commit. The
 * statements are such that PostgreSQL runs them too.
 */
public final class SqliteExecutionLog extends JdbcExecutionLog {
  private static final Duration BUSY_PAUSE = Duration.ofMillis(20);
  private static final int BUSY_ATTEMPTS = 250;

  private final SqliteConnection sql;
  private final GroupCommit<Entry> commits = new GroupCommit<>(this::commit);

  // The counters go on in memory: whoever writes holds the workspace's lock, and is alone. They
  // need no lock: one thread at a time commits.
  private final AtomicLong lastPlace;
  private final AtomicLong lastSeq;

  /** A batch on its way, and where its transitions have come to stand. */
  private record Entry(LogBatch batch, List<Transition> placed) {}

  private SqliteExecutionLog(SqliteConnection sql) {
    super(sql, false);
    this.sql = sql;
    this.lastPlace = new AtomicLong(number("select coalesce(max(place), 0) from execution"));
    this.lastSeq = new AtomicLong(number("select coalesce(max(seq), 0) from transition"));
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
      return open(file, source);
    } catch (SQLException | IOException e) {
      throw SqliteConnection.failure(file, "opened", e);
    }
  }

  /**
   * Tries again while others open or close the same log: SQLite does not wait for them by itself
   * when it changes how the file is journalled.
   */
  private static SqliteExecutionLog open(Path file, SQLiteDataSource source) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return openOnce(file, source);
      } catch (SQLException e) {
        boolean busy = (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || attempt == BUSY_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(BUSY_PAUSE.toNanos());
      }
    }
  }

  private static SqliteExecutionLog openOnce(Path file, SQLiteDataSource source)
      throws SQLException {
    SqliteConnection sql = new SqliteConnection(file, source.getConnection());
    try {
      sql.migrate(UUID.randomUUID().toString());
      return new SqliteExecutionLog(sql);
    } catch (SQLException | RuntimeException e) {
      sql.close();
      throw e;
    }
  }

  @Override
  public Optional<LogPosition> position() {
    int interrupted = (int) number("select count(*) from execution where ended_at is null");
    int paused = (int) number("select count(*) from pause");
    return sql.query(
        "select id, saved_seq from log",
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return Optional.of(
                new LogPosition(
                    rows.getString(1), lastSeq.get(), rows.getLong(2), interrupted, paused));
          }
        });
  }

  @Override
  public List<Transition> write(LogBatch batch) {
    Entry entry = new Entry(batch, new ArrayList<>());
    commits.commit(entry);
    return entry.placed();
  }

  private void commit(List<Entry> group) {
    sql.transaction(connection -> insert(connection, group));
    // Only now: what was rolled back has taken no place.
    for (Entry entry : group) {
      lastPlace.addAndGet(entry.batch().executions().size());
      lastSeq.addAndGet(entry.batch().transitions().size());
    }
  }

  private Void insert(Connection connection, List<Entry> group) throws SQLException {
    try (LogInsert insert = new LogInsert(connection, lastPlace.get(), lastSeq.get(), false)) {
      for (Entry entry : group) {
        entry.placed().clear();
        entry.placed().addAll(insert.add(entry.batch(), OptionalLong.empty()));
      }
      insert.flush();
    }
    return null;
  }

  @Override
  public void skipTo(long seq) {
    lastSeq.accumulateAndGet(seq, Math::max);
  }

  @Override
  public void close() {
    sql.close();
  }
}
