package dev.moie.core.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The statements for whoever follows a log. */
final class JdbcNews {
  /** Ends are not written in the order of their times; so late one may come. */
  private static final long OVERLAP_MILLIS = 2_000;

  private final Sql sql;
  private final boolean endsArePlaced;

  /**
   * Follows a log.
   *
   * @param endsArePlaced whether ends have numbers in the order of their commits, {@code
   *     ended_place}; a single writer needs none, since its clock is the only one
   */
  JdbcNews(Sql sql, boolean endsArePlaced) {
    this.sql = sql;
    this.endsArePlaced = endsArePlaced;
  }

  LogMark now() {
    return new LogMark(
        number("select coalesce(max(seq), 0) from transition"),
        number("select coalesce(max(place), 0) from execution"),
        number("select coalesce(max(" + end() + "), 0) from execution"));
  }

  private String end() {
    return endsArePlaced ? "ended_place" : "ended_at";
  }

  /**
   * Asks for the ends first: what begins and ends meanwhile is told as begun, with its end, and
   * never falls between the two questions.
   */
  LogNews after(LogMark mark, int limit) {
    Ends ends = endsArePlaced ? placedEnds(mark, limit) : timedEnds(mark, limit);
    List<Execution> begun =
        sql.query(
            "select " + Rows.EXECUTION + " from execution where place > ? order by place limit ?",
            statement -> executions(statement, mark.place(), limit));
    List<Transition> transitions =
        sql.query(
            "select " + Rows.TRANSITION + " from transition where seq > ? order by seq limit ?",
            statement -> {
              statement.setLong(1, mark.seq());
              statement.setInt(2, limit);
              return Rows.transitions(statement);
            });
    long place = begun.isEmpty() ? mark.place() : placeOf(begun.get(begun.size() - 1).id());
    long seq = transitions.isEmpty() ? mark.seq() : transitions.get(transitions.size() - 1).seq();
    // Only times can be compared with those of what has just begun; numbers are known of no others.
    long last = endsArePlaced ? ends.last() : Math.max(ends.last(), lastEnd(begun));
    return new LogNews(
        begun, ends.ended(), transitions, new LogMark(seq, place, Math.max(mark.ended(), last)));
  }

  /** What has ended, and how far that goes. */
  private record Ends(List<Execution> ended, long last) {}

  private Ends timedEnds(LogMark mark, int limit) {
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
    return new Ends(ended, lastEnd(ended));
  }

  private Ends placedEnds(LogMark mark, int limit) {
    return sql.query(
        "select "
            + Rows.EXECUTION
            + ", ended_place from execution where ended_place > ? and place <= ?"
            + " order by ended_place limit ?",
        statement -> {
          statement.setLong(1, mark.ended());
          statement.setLong(2, mark.place());
          statement.setInt(3, limit);
          List<Long> places = new ArrayList<>();
          List<Execution> ended =
              Rows.executions(statement, rows -> places.add(rows.getLong(Rows.COLUMNS + 1)));
          return new Ends(ended, places.isEmpty() ? 0 : places.get(places.size() - 1));
        });
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
    return sql.query(query, JdbcNews::first);
  }

  private static long first(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
