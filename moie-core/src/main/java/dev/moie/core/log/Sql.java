package dev.moie.core.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A database that holds a log, as the statements of the log see it. The statements are such that
 * SQLite and PostgreSQL both run them.
 *
 * <p>Thread-safe. Every method throws a {@link LogException} if the database cannot be read or
 * written, and an implementation may do the whole of what it was given again.
 */
public interface Sql {

  /**
   * Uses a prepared statement.
   *
   * @param <T> what comes of it
   */
  interface Use<T> {
    /** Binds the parameters, and may run it. */
    T of(PreparedStatement statement) throws SQLException;
  }

  /**
   * Does several things in one transaction.
   *
   * @param <T> what comes of it
   */
  interface Work<T> {
    /** Neither commits nor closes the connection. */
    T in(Connection connection) throws SQLException;
  }

  /** Reads. */
  <T> T query(String sql, Use<T> use);

  /**
   * Runs one changing statement in a transaction of its own.
   *
   * @param binding binds the parameters, and does not run it
   * @return how many rows it has changed
   */
  int update(String sql, Use<?> binding);

  /** Makes all of it durable, or nothing. */
  <T> T transaction(Work<T> work);
}
