package dev.moie.core.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is done with a connection; perhaps more than once, so it must not count or collect outside.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface SqlFunction<T> {

  /** Neither commits nor closes the connection. */
  T of(Connection connection) throws SQLException;
}
