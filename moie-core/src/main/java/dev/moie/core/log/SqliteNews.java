package dev.moie.core.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The statements for whoever follows a log. */
final class SqliteNews {
  /** Ends are not written in the order of their times; so late one may come. */
  private static final long OVERLAP_MILLIS = 2_000;

  private final Sql sql;

  SqliteNews(Sql sql) {
    this.sql = sql;
  }

  LogMark now() {
    return new LogMark(
        number("select coalesce(max(seq), 0) from transition"),
        number("select coalesce(max(place), 0) from execution"),
        number("select coalesce(max(ended_at), 0) from execution"));
  }

  LogNews after(LogMark mark, int limit) {
    List<Execution> begun =
        sql.query(
            "select " + Rows.EXECUTION + " from execution where place > ? order by place limit ?",
            statement -> executions(statement, mark.place(), limit));
    List<Execution> ended =
        sql.query(
            "select "
                + Rows.EXECUTION
                + " from execution where ended_at >= ? and place <= ? order by ended_at limit ?",
            statement -> {
              statement.setLong(1, Math.max(1, mark.ended() - OVERLAP_MILLIS));
              statement.setLong(2, mark.place());
              statement.setInt(3, limit);
              return Rows.executions(statement);
            });
    List<Transition> transitions =
        sql.query(
            "select " + Rows.TRANSITION + " from transition where seq > ? order by seq limit ?",
            statement -> {
              statement.setLong(1, mark.seq());
              statement.setInt(2, limit);
              return Rows.transitions(statement);
            });
    return new LogNews(begun, ended, transitions, behind(mark, begun, ended, transitions));
  }

  private LogMark behind(
      LogMark mark, List<Execution> begun, List<Execution> ended, List<Transition> transitions) {
    long place = begun.isEmpty() ? mark.place() : placeOf(begun.get(begun.size() - 1).id());
    long seq = transitions.isEmpty() ? mark.seq() : transitions.get(transitions.size() - 1).seq();
    long last = Math.max(lastEnd(begun), lastEnd(ended));
    return new LogMark(seq, place, Math.max(mark.ended(), last));
  }

  private static long lastEnd(List<Execution> executions) {
    return executions.stream()
        .flatMap(each -> each.endedAt().stream())
        .mapToLong(Instant::toEpochMilli)
        .max()
        .orElse(0);
  }

  private static List<Execution> executions(PreparedStatement statement, long place, int limit)
      throws SQLException {
    statement.setLong(1, place);
    statement.setInt(2, limit);
    return Rows.executions(statement);
  }

  private long placeOf(String id) {
    return sql.query(
        "select place from execution where id = ?",
        statement -> {
          statement.setString(1, id);
          return first(statement);
        });
  }

  private long number(String query) {
    return sql.query(query, SqliteNews::first);
  }

  private static long first(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
