package dev.moie.core.postgres;

import dev.moie.core.log.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks whether a fence may still write. */
final class Fences {
  private static final String HOLD =
      "insert into claim (name, fence, holder, since) values (?, ?, ?, clock_timestamp())"
          + " on conflict (name) do update set fence = excluded.fence, holder = excluded.holder,"
          + " since = case when claim.fence = excluded.fence then claim.since"
          + " else excluded.since end,"
          + " until = case when claim.fence = excluded.fence then claim.until end"
          + " where claim.fence <= excluded.fence";

  private Fences() {}

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
