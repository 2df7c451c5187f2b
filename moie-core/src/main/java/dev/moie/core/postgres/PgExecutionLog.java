package dev.moie.core.postgres;

import dev.moie.core.log.Execution;
import dev.moie.core.log.Fence;
import dev.moie.core.log.GroupCommit;
import dev.moie.core.log.JdbcExecutionLog;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.LogPosition;
import dev.moie.core.log.NewestExecutions;
import dev.moie.core.log.Requests;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.log.Transition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The execution log in PostgreSQL, which several nodes write at once. Whoever commits holds the row
 * of the table {@code log} meanwhile, so places and numbers are in the order of the commits, and
 * whoever follows the log never misses one that comes late.
 */
public final class PgExecutionLog extends JdbcExecutionLog {
  private final Database database;
  private final GroupCommit<PgEntry> commits;
  private final GroupQuery<String, Optional<Execution>> newest;
  private final Optional<Fence> fence;
  private final Optional<TakenOrder> order;
  private final Requests requests;

  /**
   * Uses a database, without a fence.
   *
   * @param database stays open when this is closed: it is its owner's
   */
  public PgExecutionLog(Database database) {
    this(
        database,
        new GroupCommit<>(new PgCommit(database), Database.GATHERING),
        new GroupQuery<>(database, NewestExecutions::of),
        Optional.empty(),
        Optional.empty());
  }

  private PgExecutionLog(
      Database database,
      GroupCommit<PgEntry> commits,
      GroupQuery<String, Optional<Execution>> newest,
      Optional<Fence> fence,
      Optional<TakenOrder> order) {
    super(new PgSql(database), true);
    this.database = database;
    this.commits = commits;
    this.newest = newest;
    this.fence = fence;
    this.order = order;
    this.requests = new PacedRequests(super.requests());
  }

  /**
   * The same log for the holder of a fence: {@link #write}, {@link #saved} and {@link #skipTo}
   * throw a {@link StaleFenceException} once a newer one of its name has been used, and write
   * nothing then. Commits are shared with the other views of this log.
   */
  public PgExecutionLog guardedBy(Fence holding) {
    return new PgExecutionLog(database, commits, newest, Optional.of(holding), Optional.empty());
  }

  /**
   * The same log for the holder of a job's fence who has taken an order: the answer to it goes
   * where the leading node finds it, together with what {@link #writeLast} writes.
   */
  public PgExecutionLog guardedBy(Fence holding, TakenOrder order) {
    return new PgExecutionLog(database, commits, newest, Optional.of(holding), Optional.of(order));
  }

  @Override
  public Requests requests() {
    return requests;
  }

  /** What each job is asked for before it is acted upon is asked for several at once. */
  @Override
  public Optional<Execution> newestOf(String job) {
    Optional<TakenOrder> knowing = order.filter(each -> each.knows(job));
    return knowing.isPresent() ? knowing.get().newest() : newest.ask(job);
  }

  @Override
  public Optional<LogPosition> position() {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "select id, last_seq, saved_seq,"
                          + " (select count(*) from execution where ended_at is null),"
                          + " (select count(*) from pause) from log");
              ResultSet rows = statement.executeQuery()) {
            return rows.next()
                ? Optional.of(
                    new LogPosition(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getInt(4),
                        rows.getInt(5)))
                : Optional.empty();
          }
        });
  }

  @Override
  public List<Transition> write(LogBatch batch) {
    return write(batch, Optional.empty());
  }

  @Override
  public List<Transition> writeLast(LogBatch batch, Supplier<String> answer) {
    return write(batch, order.map(each -> new OrderAnswer(each, answer.get())));
  }

  private List<Transition> write(LogBatch batch, Optional<OrderAnswer> answer) {
    order.ifPresent(TakenOrder::written);
    PgEntry entry = new PgEntry(batch, fence, answer);
    commits.commit(entry);
    return entry.placed();
  }

  @Override
  public void saved(long seq) {
    change("update log set saved_seq = ?", seq);
  }

  @Override
  public void skipTo(long seq) {
    change("update log set last_seq = greatest(last_seq, ?)", seq);
  }

  private void change(String sql, long seq) {
    database.transaction(
        connection -> {
          checkFence(connection);
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, seq);
            return statement.executeUpdate();
          }
        });
  }

  private void checkFence(Connection connection) throws SQLException {
    if (fence.isPresent() && !Fences.hold(connection, fence.get())) {
      throw new StaleFenceException(PgEntry.WHAT, fence.get());
    }
  }

  /** Closes nothing: the database stays open until its owner closes it. */
  @Override
  public void close() {
    // Nothing is its own.
  }
}
