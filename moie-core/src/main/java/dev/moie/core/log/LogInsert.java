package dev.moie.core.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes batches in a transaction, at the next places. The rows go to the database together, when
 * {@link #flush} is called.
 */
public final class LogInsert implements AutoCloseable {
  static final String UPDATE =
      " on conflict (id) do"
          + " update set ended_at = excluded.ended_at, outcome = excluded.outcome, reason ="
          + " excluded.reason, output = excluded.output, not_before = excluded.not_before,"
          + " fencing_token = excluded.fencing_token";
  private static final String EXECUTION =
      "insert into execution ("
          + Rows.EXECUTION
          + ", place, fencing_token) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + UPDATE;
  private static final String EXECUTION_WITH_END =
      "insert into execution ("
          + Rows.EXECUTION
          + ", place, fencing_token, ended_place)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + UPDATE
          + ", ended_place = excluded.ended_place";
  private static final String TRANSITION =
      "insert into transition (" + Rows.TRANSITION + ") values (?, ?, ?, ?, ?, ?, ?, ?)";

  private final PreparedStatement executions;
  private final PreparedStatement transitions;
  private final boolean endsArePlaced;
  private long place;
  private long seq;

  /**
   * Begins behind what is there.
   *
   * @param connection in a transaction
   * @param place that of the last execution
   * @param seq that of the last transition
   * @param endsArePlaced whether ends have places, too
   */
  public LogInsert(Connection connection, long place, long seq, boolean endsArePlaced)
      throws SQLException {
    this.place = place;
    this.seq = seq;
    this.executions = connection.prepareStatement(endsArePlaced ? EXECUTION_WITH_END : EXECUTION);
    this.endsArePlaced = endsArePlaced;
    this.transitions = connection.prepareStatement(TRANSITION);
  }

  /**
   * Adds a batch.
   *
   * @param token the fencing token of who writes it, if there are several
   * @return its transitions with their places
   */
  public List<Transition> add(LogBatch batch, OptionalLong token) throws SQLException {
    for (Execution each : batch.executions()) {
      Rows.bind(executions, each, ++place, token);
      if (endsArePlaced) {
        Rows.number(
            executions,
            19,
            each.endedAt().isPresent() ? OptionalLong.of(place) : OptionalLong.empty());
      }
      executions.addBatch();
    }
    List<Transition> placed = batch.placedAfter(seq);
    seq += placed.size();
    for (Transition each : placed) {
      Rows.bind(transitions, each);
      transitions.addBatch();
    }
    return placed;
  }

  /** Sends what was added. */
  public void flush() throws SQLException {
    executions.executeBatch();
    transitions.executeBatch();
  }

  /** Throws away what was not sent. */
  @Override
  public void close() throws SQLException {
    try (executions;
        transitions) {
      // Closed in any case.
    }
  }
}
