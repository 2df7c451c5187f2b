package dev.moie.core.log;

import dev.moie.api.JobOutcome;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How values become rows and come back: times as milliseconds since 1970 in UTC, and no NUL in a
 * text, which PostgreSQL refuses.
 */
final class Rows {
  static final String EXECUTION =
      "id, kind, job, phase, attempt, type, plugin, definition, started_at, ended_at, outcome,"
          + " reason, output, not_before, due_at, occurrences";
  static final int COLUMNS = 16;
  static final String TRANSITION =
      "seq, happened_at, kind, subject, from_value, to_value, definition, execution";

  private Rows() {}

  static void bind(PreparedStatement insert, Execution execution, long place, OptionalLong token)
      throws SQLException {
    insert.setString(1, execution.id());
    insert.setString(2, execution.kind().name());
    insert.setString(3, text(execution.job()));
    insert.setInt(4, execution.phase());
    insert.setInt(5, execution.attempt());
    insert.setString(6, text(execution.type()));
    insert.setString(7, text(execution.plugin()));
    insert.setString(8, execution.definition());
    insert.setLong(9, execution.startedAt().toEpochMilli());
    time(insert, 10, execution.endedAt());
    insert.setString(11, execution.outcome().map(Enum::name).orElse(null));
    insert.setString(12, text(execution.reason()));
    insert.setString(13, text(execution.output()));
    time(insert, 14, execution.notBefore());
    time(insert, 15, execution.occurrences().map(Occurrences::last));
    insert.setInt(16, execution.occurrences().map(Occurrences::count).orElse(0));
    insert.setLong(17, place);
    number(insert, 18, token);
  }

  static void bind(PreparedStatement insert, Transition transition) throws SQLException {
    insert.setLong(1, transition.seq());
    insert.setLong(2, transition.at().toEpochMilli());
    insert.setString(3, transition.kind().name());
    insert.setString(4, text(transition.subject()));
    insert.setString(5, text(transition.from()));
    insert.setString(6, text(transition.to()));
    insert.setString(7, transition.definition());
    insert.setString(8, transition.execution().orElse(null));
  }

  /** Takes what stands beside an execution in its row. */
  interface Beside {
    void take(ResultSet row) throws SQLException;
  }

  static List<Execution> executions(PreparedStatement query) throws SQLException {
    return executions(query, row -> {});
  }

  static List<Execution> executions(PreparedStatement query, Beside beside) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      return executions(rows, beside);
    }
  }

  static List<Execution> executions(ResultSet rows, Beside beside) throws SQLException {
    List<Execution> found = new ArrayList<>();
    while (rows.next()) {
      beside.take(rows);
      found.add(
          new Execution(
              rows.getString(1),
              Execution.Kind.valueOf(rows.getString(2)),
              rows.getString(3),
              rows.getInt(4),
              rows.getInt(5),
              rows.getString(6),
              rows.getString(7),
              rows.getString(8),
              Instant.ofEpochMilli(rows.getLong(9)),
              time(rows, 10),
              Optional.ofNullable(rows.getString(11)).map(JobOutcome::valueOf),
              rows.getString(12),
              rows.getString(13),
              time(rows, 14),
              occurrences(rows)));
    }
    return found;
  }

  private static Optional<Occurrences> occurrences(ResultSet rows) throws SQLException {
    int count = rows.getInt(16);
    return time(rows, 15).map(last -> new Occurrences(last, count));
  }

  static List<Transition> transitions(PreparedStatement query) throws SQLException {
    List<Transition> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Transition(
                rows.getLong(1),
                Instant.ofEpochMilli(rows.getLong(2)),
                Transition.Kind.valueOf(rows.getString(3)),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                Optional.ofNullable(rows.getString(8))));
      }
    }
    return found;
  }

  static List<Pause> pauses(PreparedStatement query) throws SQLException {
    List<Pause> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Pause(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)), rows.getString(3)));
      }
    }
    return found;
  }

  static void number(PreparedStatement statement, int place, OptionalLong number)
      throws SQLException {
    if (number.isPresent()) {
      statement.setLong(place, number.getAsLong());
    } else {
      statement.setNull(place, Types.BIGINT);
    }
  }

  static void time(PreparedStatement statement, int place, Optional<Instant> time)
      throws SQLException {
    if (time.isPresent()) {
      statement.setLong(place, time.get().toEpochMilli());
    } else {
      statement.setNull(place, Types.BIGINT);
    }
  }

  static Optional<Instant> time(ResultSet rows, int place) throws SQLException {
    long millis = rows.getLong(place);
    return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
