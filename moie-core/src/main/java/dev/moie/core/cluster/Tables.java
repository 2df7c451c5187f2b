package dev.moie.core.cluster;

import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.SqlFunction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What several parts of this package ask of the tables. */
final class Tables {
  /** The one task of db-scheduler's that every node knows. */
  static final String TASK = "moie-job";

  private Tables() {}

  /**
   * Tells something that is worth nothing if it comes late: on a connection that busy jobs cannot
   * take away, and once only.
   *
   * @throws LogException if that did not succeed
   */
  static <T> T heartbeat(Database database, SqlFunction<T> telling) {
    try (Connection connection = database.engine().getConnection()) {
      return telling.of(connection);
    } catch (SQLException e) {
      throw new LogException(
          "the database " + database.name() + " does not answer: " + e.getMessage(), e);
    }
  }

  /** A new fencing token: greater than all before. */
  static long nextToken(Database database) {
    // Nothing that is to be undone together with anything else.
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("select nextval('fence')");
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  /** Whether nobody has a claim of this name with a greater token. */
  static boolean isNewest(Database database, Fence fence) {
    return database.read(
        connection -> {
          String sql = "select 1 from claim where name = ? and fence > ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fence.name());
            statement.setLong(2, fence.token());
            try (ResultSet rows = statement.executeQuery()) {
              return !rows.next();
            }
          }
        });
  }

  /** Whether db-scheduler still has a job as taken by a node, by that very pick. */
  static boolean isPicked(Database database, String job, String node, long version) {
    return database.read(
        connection -> {
          String sql =
              "select 1 from scheduled_tasks where task_name = ? and task_instance = ? and picked"
                  + " and picked_by = ? and version = ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, TASK);
            statement.setString(2, job);
            statement.setString(3, node);
            statement.setLong(4, version);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next();
            }
          }
        });
  }

  /** Gives back what a dead node had taken: jobs, and the lead. */
  static int release(Connection connection, String node) throws SQLException {
    String lead = "update claim set until = null where name = ? and holder = ?";
    try (PreparedStatement statement = connection.prepareStatement(lead)) {
      statement.setString(1, Lead.NAME);
      statement.setString(2, node);
      statement.executeUpdate();
    }
    // The version grows, so that whatever that node may still do with its pick is in vain.
    String jobs =
        "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
            + " version = version + 1 where task_name = ? and picked and picked_by = ?";
    try (PreparedStatement statement = connection.prepareStatement(jobs)) {
      statement.setString(1, TASK);
      statement.setString(2, node);
      return statement.executeUpdate();
    }
  }
}
