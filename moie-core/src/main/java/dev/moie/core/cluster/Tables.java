package dev.moie.core.cluster;

import dev.moie.core.log.Execution;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.log.NewestExecutions;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.SqlFunction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /**
   * What a node needs to know when it begins with a job.
   *
   * @param token a new fencing token: greater than all before
   * @param cutOff whether whoever had the job before has begun what has no end
   * @param newest the job's newest execution
   */
  record Beginning(long token, boolean cutOff, Optional<Execution> newest) {}

  /** Nothing that is to be undone together with anything else. */
  static List<Beginning> begin(Connection connection, List<String> jobs) throws SQLException {
    String sql =
        "select nextval('fence'),"
            + " exists (select 1 from execution where execution.job = asked.job"
            + " and ended_at is null), nr"
            + " from unnest(?) with ordinality as asked (job, nr); "
            + NewestExecutions.SQL;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", jobs.toArray()));
      statement.setArray(2, NewestExecutions.jobs(connection, jobs));
      statement.execute();
      long[] tokens = new long[jobs.size()];
      boolean[] cutOff = new boolean[jobs.size()];
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          tokens[rows.getInt(3) - 1] = rows.getLong(1);
          cutOff[rows.getInt(3) - 1] = rows.getBoolean(2);
        }
      }
      statement.getMoreResults();
      List<Beginning> found = new ArrayList<>();
      try (ResultSet rows = statement.getResultSet()) {
        for (Optional<Execution> newest : NewestExecutions.read(rows, jobs.size())) {
          int nr = found.size();
          found.add(new Beginning(tokens[nr], cutOff[nr], newest));
        }
      }
      return found;
    }
  }

  /** One row of an answer. */
  interface Row<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /**
   * Runs a statement that tells the number of its transaction in the first column of its rows; no
   * row means that it has changed nothing.
   */
  static <T> Database.Numbered<List<T>> numbered(PreparedStatement statement, Row<T> row)
      throws SQLException {
    List<T> found = new ArrayList<>();
    Optional<String> number = Optional.empty();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        number = Optional.of(rows.getString(1));
        found.add(row.of(rows));
      }
    }
    return new Database.Numbered<>(found, number);
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
  static boolean isPicked(Database database, String job, Pick pick) {
    return database.read(
        connection -> {
          String sql =
              "select 1 from scheduled_tasks where task_name = ? and task_instance = ? and picked"
                  + " and picked_by = ? and version = ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, TASK);
            statement.setString(2, job);
            statement.setString(3, pick.node());
            statement.setLong(4, pick.version());
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
