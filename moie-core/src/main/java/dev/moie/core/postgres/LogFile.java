package dev.moie.core.postgres;

import dev.moie.core.log.LogException;
import dev.moie.core.log.SqliteExecutionLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/**
 * The tables of an execution log in a file, brought up to date. Whoever opens one holds the
 * workspace.
 */
final class LogFile implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private LogFile(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens it, making it if it does not exist.
   *
   * @throws LogException if it cannot be used
   */
  static LogFile open(Path file) {
    SqliteExecutionLog.open(file).close();
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    try {
      return new LogFile(file, source.getConnection());
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Something that uses both databases. */
  interface Use<T> {
    T go() throws SQLException;
  }

  /**
   * Sees to it that what is wrong with the file is not told as something wrong with PostgreSQL, nor
   * tried again as if it were.
   */
  <T> T blamed(Use<T> use) throws SQLException {
    try {
      return use.go();
    } catch (SQLiteException e) {
      throw unusable(file, e);
    } catch (SQLException e) {
      if (isAboutValues(e)) {
        throw unusable(file, e);
      }
      throw e;
    }
  }

  /** SQLite takes any value in any column; PostgreSQL does not. */
  private static boolean isAboutValues(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
  }

  private static LogException unusable(Path file, SQLException e) {
    return new LogException(
        "the execution log "
            + file
            + " cannot be used: "
            + e.getMessage()
            + "; check the disk and the permissions",
        e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }
}
