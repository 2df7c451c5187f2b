package dev.moie.core.log;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the execution log is in any database: everything but how places are given and batches are
 * committed.
 */
public abstract class JdbcExecutionLog implements ExecutionLog {
  private final Sql sql;
  private final JdbcNews news;
  private final Requests requests;
  private final AlertLog alerts;
  private final JdbcApprovals approvals;

  /**
   * Uses a database whose tables are up to date.
   *
   * @param endsArePlaced whether the table of executions has {@code ended_place}, which counts ends
   *     in the order of their commits; without it, ends are followed by their times
   */
  protected JdbcExecutionLog(Sql sql, boolean endsArePlaced) {
    this.sql = sql;
    this.news = new JdbcNews(sql, endsArePlaced);
    this.requests = new JdbcRequests(sql);
    this.alerts = new JdbcAlerts(sql);
    this.approvals = new JdbcApprovals(sql);
  }

  /** One number; 0 if there is no row. */
  protected final long number(String query) {
    return sql.query(
        query,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
          }
        });
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
    return sql.query(
        "select "
            + Rows.EXECUTION
            + " from execution where job = ? and kind in ("
            + NewestExecutions.names(kinds)
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
    return sql.query(JdbcHistory.sql(query), statement -> JdbcHistory.read(statement, query));
  }

  @Override
  public LogMark now() {
    return news.now();
  }

  @Override
  public LogNews newsAfter(LogMark mark, int limit) {
    return news.after(mark, limit);
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
}
