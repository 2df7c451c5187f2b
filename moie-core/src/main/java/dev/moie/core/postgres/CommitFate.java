package dev.moie.core.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What became of a transaction whose connection was lost while it committed: nobody but the server
 * knows whether it is done, and to do it twice would be as wrong as not to do it. So each
 * transaction learns its number before it commits, and asks for it over another connection if need
 * be. The server keeps that for far longer than anybody tries again.
 */
final class CommitFate {
  private CommitFate() {}

  /** The number of a transaction; empty if it has written nothing. */
  static Optional<String> number(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select pg_current_xact_id_if_assigned()::text")) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  /**
   * Whether it is committed.
   *
   * @throws SQLException also if it is still under way, as one that may be asked again
   */
  static boolean isCommitted(Connection connection, String number) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_xact_status(?::xid8)")) {
      statement.setString(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        String status = rows.next() ? rows.getString(1) : null;
        if (status == null || status.equals("in progress")) {
          throw new SQLException("transaction " + number + " is still under way", "57P03");
        }
        return status.equals("committed");
      }
    }
  }
}
