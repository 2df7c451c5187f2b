package dev.moie.core.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The one row of the table {@code log}, in either database.
 *
 * @param id the log's own id, which the state refers to
 * @param saved up to where the state is known to have been saved
 */
record LogHead(String id, long saved) {

  static LogHead of(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select id, saved_seq from log");
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("the table log has lost its row; restore it from a backup");
      }
      return new LogHead(rows.getString(1), rows.getLong(2));
    }
  }

  void put(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update log set id = ?, saved_seq = ?")) {
      statement.setString(1, id);
      statement.setLong(2, saved);
      statement.executeUpdate();
    }
  }
}
