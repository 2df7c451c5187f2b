package dev.moie.core.log;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
public final class SqliteExecutionLog implements ExecutionLog {
  private static final Duration BUSY_PAUSE = Duration.ofMillis(20);
  private static final int BUSY_ATTEMPTS = 250;

  private final Sql sql;
  private final GroupCommit<Entry> commits = new GroupCommit<>(this::commit);
  private final Requests requests;
  private final AlertLog alerts;
  private final SqliteApprovals approvals;

  // The counters go on in memory: whoever writes holds the workspace's lock, and is alone. They
  // need
  // no lock: one thread at a time commits.
  private final AtomicLong lastPlace;
  private final AtomicLong lastSeq;

  /** A batch on its way, and where its transitions have come to stand. */
  private record Entry(LogBatch batch, List<Transition> placed) {}

  private SqliteExecutionLog(Sql sql) {
    this.sql = sql;
    this.requests = new SqliteRequests(sql);
    this.alerts = new SqliteAlerts(sql);
    this.approvals = new SqliteApprovals(sql);
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
      throw Sql.failure(file, "opened", e);
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
    Sql sql = new Sql(file, source.getConnection());
    try {
      sql.migrate(UUID.randomUUID().toString());
      return new SqliteExecutionLog(sql);
    } catch (SQLException | RuntimeException e) {
      sql.close();
      throw e;
    }
  }

  private long number(String query) {
    return sql.query(
        query,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
          }
        });
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
    sql.transaction(() -> insert(group));
    // Only now: what was rolled back has taken no place.
    for (Entry entry : group) {
      lastPlace.addAndGet(entry.batch().executions().size());
      lastSeq.addAndGet(entry.batch().transitions().size());
    }
  }

  private void insert(List<Entry> group) throws SQLException {
    String execution =
        "insert into execution ("
            + Rows.EXECUTION
            + ", place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do"
            + " update set ended_at = excluded.ended_at, outcome = excluded.outcome, reason ="
            + " excluded.reason, output = excluded.output, not_before = excluded.not_before";
    String transition =
        "insert into transition (" + Rows.TRANSITION + ") values (?, ?, ?, ?, ?, ?, ?, ?)";
    long place = lastPlace.get();
    long seq = lastSeq.get();
    try (PreparedStatement executions = sql.prepare(execution);
        PreparedStatement transitions = sql.prepare(transition)) {
      for (Entry entry : group) {
        entry.placed().clear();
        for (Execution each : entry.batch().executions()) {
          Rows.bind(executions, each, ++place);
          executions.executeUpdate();
        }
        for (Transition each : entry.batch().transitions()) {
          Transition placed = each.placed(++seq);
          Rows.bind(transitions, placed);
          transitions.executeUpdate();
          entry.placed().add(placed);
        }
      }
    }
  }

  @Override
  public void saved(long seq) {
    sql.update(
        "update log set saved_seq = ?",
        statement -> {
          statement.setLong(1, seq);
          return true;
        });
  }

  @Override
  public void skipTo(long seq) {
    lastSeq.accumulateAndGet(seq, Math::max);
  }

  @Override
  public List<Transition> transitionsAfter(long seq) {
    return sql.query(
        "select " + Rows.TRANSITION + " from transition where seq > ? order by seq",
        statement -> {
          statement.setLong(1, seq);
          return Rows.transitions(statement);
        });
  }

  @Override
  public Optional<Execution> newestOf(String job, Set<Execution.Kind> kinds) {
    String names =
        kinds.stream().map(kind -> "'" + kind.name() + "'").sorted().collect(joining(", "));
    return sql.query(
        "select "
            + Rows.EXECUTION
            + " from execution where job = ? and kind in ("
            + names
            + ") order by place desc limit 1",
        statement -> {
          statement.setString(1, Rows.text(job));
          return Rows.executions(statement).stream().findFirst();
        });
  }

  @Override
  public List<Execution> interrupted() {
    return sql.query(
        "select " + Rows.EXECUTION + " from execution where ended_at is null order by place",
        Rows::executions);
  }

  @Override
  public List<Execution> history(HistoryQuery query) {
    return sql.query(SqliteHistory.sql(query), statement -> SqliteHistory.read(statement, query));
  }

  @Override
  public LogMark now() {
    return new SqliteNews(sql).now();
  }

  @Override
  public LogNews newsAfter(LogMark mark, int limit) {
    return new SqliteNews(sql).after(mark, limit);
  }

  @Override
  public Optional<Execution> execution(String id) {
    return sql.query(
        // Between the beginning and everything that can follow it: ids are plain ASCII.
        "select " + Rows.EXECUTION + " from execution where id >= ? and id < ? limit 2",
        statement -> {
          statement.setString(1, id);
          statement.setString(2, id + "~");
          List<Execution> found = Rows.executions(statement);
          return found.size() == 1 || (!found.isEmpty() && found.get(0).id().equals(id))
              ? Optional.of(found.get(0))
              : Optional.empty();
        });
  }

  @Override
  public List<Pause> paused() {
    return sql.query("select job, since, paused_by from pause order by job", Rows::pauses);
  }

  @Override
  public void pause(Pause pause) {
    sql.update(
        "insert into pause (job, since, paused_by) values (?, ?, ?) on conflict (job) do nothing",
        statement -> {
          statement.setString(1, Rows.text(pause.job()));
          statement.setLong(2, pause.since().toEpochMilli());
          statement.setString(3, Rows.text(pause.by()));
          return true;
        });
  }

  @Override
  public void unpause(String job) {
    sql.update(
        "delete from pause where job = ?",
        statement -> {
          statement.setString(1, Rows.text(job));
          return true;
        });
  }

  @Override
  public Requests requests() {
    return requests;
  }

  @Override
  public Approvals approvals() {
    return approvals;
  }

  @Override
  public AlertLog alerts() {
    return alerts;
  }

  @Override
  public int prune(Instant before, int keep) {
    alerts.prune(before);
    approvals.prune(before);
    // Asked first, since looking for what may go takes far longer than seeing that nothing may.
    boolean none =
        number("select count(*) from execution") <= keep
            && number("select coalesce(min(started_at), 0) from execution")
                >= before.toEpochMilli();
    if (none) {
      return 0;
    }
    return sql.update(
        // Not by arithmetic on places: an execution that has ended has used two of them.
        "delete from execution where ended_at is not null and (started_at < ? or place not in"
            + " (select place from execution order by place desc limit ?)) and place < (select max(other.place) from execution other"
            + " where other.job = execution.job and other.kind = execution.kind)",
        statement -> {
          statement.setLong(1, before.toEpochMilli());
          statement.setInt(2, keep);
          return true;
        });
  }

  @Override
  public void close() {
    sql.close();
  }
}
