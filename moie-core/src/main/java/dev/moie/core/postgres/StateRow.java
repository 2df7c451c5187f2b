package dev.moie.core.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The row with the state.
 *
 * @param version rises with each change of the document
 * @param document empty if the asker knows this version
 */
record StateRow(long version, Optional<byte[]> document) {
  /** So many of the documents that were replaced are kept, one an hour. */
  private static final int KEPT = 20;

  /**
   * Reads it.
   *
   * @param known a document of this version need not be sent
   * @param locking whether nobody else may change it until the transaction ends
   */
  static Optional<StateRow> find(Connection connection, long known, boolean locking)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select version, case when version = ? then null else document end from state"
                + " where id = 1"
                + (locking ? " for update" : ""))) {
      statement.setLong(1, known);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new StateRow(rows.getLong(1), Optional.ofNullable(rows.getBytes(2))))
            : Optional.empty();
      }
    }
  }

  static Optional<Long> version(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select version from state where id = 1");
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
    }
  }

  /** Puts the first one in; false if there is one. */
  static boolean insert(Connection connection, byte[] document) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into state (id, document, version, updated_at)"
                + " values (1, ?, 1, clock_timestamp()) on conflict (id) do nothing")) {
      statement.setBytes(1, document);
      return statement.executeUpdate() > 0;
    }
  }

  /** Changes it; returns its new version. */
  static long replace(Connection connection, byte[] document) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update state set document = ?, version = version + 1, updated_at = clock_timestamp()"
                + " where id = 1 returning version")) {
      statement.setBytes(1, document);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("the row with the state has gone while it was locked");
        }
        return rows.getLong(1);
      }
    }
  }

  /**
   * Keeps a copy of the document that is about to be replaced.
   *
   * @param always even if there is one that is younger than an hour
   */
  static void keep(Connection connection, boolean always) throws SQLException {
    try (PreparedStatement copy =
            connection.prepareStatement(
                "insert into state_backup (version, document, at)"
                    + " select version, document, updated_at from state where ? or not exists"
                    + " (select 1 from state_backup"
                    + " where at > clock_timestamp() - interval '1 hour')"
                    + " on conflict (version) do nothing");
        PreparedStatement prune =
            connection.prepareStatement(
                "delete from state_backup where version not in"
                    + " (select version from state_backup order by version desc limit "
                    + KEPT
                    + ")")) {
      copy.setBoolean(1, always);
      if (copy.executeUpdate() > 0) {
        prune.executeUpdate();
      }
    }
  }
}
