package dev.moie.core.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * One connection to the log's file, used by one thread at a time, and how its failures are told.
 */
final class SqliteConnection implements Sql, AutoCloseable {
  private final Path file;
  private final Connection connection;

  SqliteConnection(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Brings the tables up to date. */
  synchronized void migrate(String newId) throws SQLException {
    SqliteSchema.migrate(connection, file.toString(), newId);
  }

  @Override
  public synchronized <T> T query(String sql, Use<T> use) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return use.of(statement);
    } catch (SQLException e) {
      throw failure(file, "read", e);
    }
  }

  @Override
  public synchronized int update(String sql, Use<?> binding) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.of(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(file, "written", e);
    }
  }

  @Override
  public synchronized <T> T transaction(Work<T> work) {
    try {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(file, "written", e);
    }
  }

  static LogException failure(Path file, String verb, Exception e) {
    return new LogException(
        "the execution log "
            + file
            + " cannot be "
            + verb
            + ": "
            + e.getMessage()
            + "; check the disk and the permissions, or move the file away to begin a new one",
        e);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, "closed", e);
    }
  }
}
