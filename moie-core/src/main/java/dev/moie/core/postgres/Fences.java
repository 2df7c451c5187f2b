package dev.moie.core.postgres;

import dev.moie.core.log.Fence;
import dev.moie.core.log.GroupInsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks whether a fence may still write. */
final class Fences {
  private static final String ON_CONFLICT =
      " on conflict (name) do update set fence = excluded.fence, holder = excluded.holder,"
          + " since = case when claim.fence = excluded.fence then claim.since"
          + " else excluded.since end,"
          + " until = case when claim.fence = excluded.fence then claim.until end"
          + " where claim.fence <= excluded.fence";
  private static final String HOLD =
      "insert into claim (name, fence, holder, since) values (?, ?, ?, clock_timestamp())"
          + ON_CONFLICT;

  /**
   * Holds several, takes the next places of the log and writes what belongs there, and gives the
   * answers that go with it, in one statement; no row comes back if one of them is stale, and then
   * the transaction is to be undone. No name may come twice.
   *
   * <p>The claims are counted before the log's row is touched: everybody locks them in this order.
   */
  static final String HOLD_ALL_AND_WRITE =
      "with held as (insert into claim (name, fence, holder, since)"
          + " select name, fence, holder, clock_timestamp()"
          + " from unnest(?, ?, ?) as wanted (name, fence, holder) order by name collate \"C\""
          + ON_CONFLICT
          + " returning 1), counted as materialized (select count(*) as claims from held),"
          + " advanced as (update log set last_place = last_place + ?, last_seq = last_seq + ?"
          + " from counted where counted.claims = ? returning last_place, last_seq), "
          + GroupInsert.PARTS
          + ", "
          + OrderAnswer.PARTS
          + " select last_seq, pg_current_xact_id()::text, array(select job from answered)"
          + " from advanced";

  private Fences() {}

  /** The first three parameters of {@link #HOLD_ALL_AND_WRITE}. */
  static void bind(PreparedStatement statement, List<Fence> fences) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(
        1, connection.createArrayOf("text", fences.stream().map(Fence::name).toArray()));
    statement.setArray(
        2, connection.createArrayOf("bigint", fences.stream().map(Fence::token).toArray()));
    statement.setArray(
        3, connection.createArrayOf("text", fences.stream().map(Fence::holder).toArray()));
  }

  /**
   * The same for several, in one exchange with the server.
   *
   * @param fences in an order that is the same on all nodes
   * @return those that may not write
   */
  static Set<Fence> stale(Connection connection, List<Fence> fences) throws SQLException {
    Set<Fence> stale = new HashSet<>();
    if (fences.isEmpty()) {
      return stale;
    }
    try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
      for (Fence each : fences) {
        statement.setString(1, each.name());
        statement.setLong(2, each.token());
        statement.setString(3, each.holder());
        statement.addBatch();
      }
      int[] touched = statement.executeBatch();
      for (int i = 0; i < touched.length; i++) {
        if (touched[i] == 0) {
          stale.add(fences.get(i));
        }
      }
    }
    return stale;
  }

  /**
   * Whether it is the newest of its name. If so it stays so until the transaction ends, since a
   * newer one waits for the row.
   */
  static boolean hold(Connection connection, Fence fence) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
      statement.setString(1, fence.name());
      statement.setLong(2, fence.token());
      statement.setString(3, fence.holder());
      return statement.executeUpdate() == 1;
    }
  }
}
