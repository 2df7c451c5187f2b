package dev.moie.core.postgres;

import dev.moie.core.log.LogException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables up to date. Tables that are so already are only looked at, which takes a
 * millisecond instead of Flyway's hundreds, and no right to change them.
 */
final class Migrations {
  /** The version of the last script beside this class. A script that was shipped never changes. */
  static final int NEWEST = 1;

  private static final String HISTORY = "flyway_schema_history";

  /** Row locks and functions that are used here came with this. */
  private static final int MIN_SERVER = 130_000;

  private Migrations() {}

  /**
   * Looks, and migrates if need be; several nodes may do so at once.
   *
   * @throws LogException if a newer program has been here, or the server is too old
   */
  static void bring(DataSource server, DatabaseSettings settings) throws SQLException {
    if (isUpToDate(server, settings)) {
      return;
    }
    // Flyway has a lock of its own, but takes it only after it has made the schema.
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_advisory_lock(hashtext('moie ' || '" + settings.schema() + "'))");
      if (!isUpToDate(server, settings)) {
        migrate(server, settings);
      }
    }
  }

  private static boolean isUpToDate(DataSource server, DatabaseSettings settings)
      throws SQLException {
    int found = version(server, settings);
    if (found > NEWEST) {
      throw new LogException(
          "the tables in the database "
              + settings.place()
              + " have version "
              + found
              + ", made by a newer program than this one, which knows "
              + NEWEST
              + "; use that one",
          null);
    }
    return found == NEWEST;
  }

  /**
   * The version of the tables; 0 if there are none. Changes nothing.
   *
   * @throws LogException if the server is too old
   */
  static int version(DataSource server, DatabaseSettings settings) throws SQLException {
    String history = settings.schema() + "." + HISTORY;
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      if (number(statement, "select current_setting('server_version_num')::int") < MIN_SERVER) {
        throw new LogException(
            "the database " + settings.place() + " is older than PostgreSQL 13; update the server",
            null);
      }
      if (number(statement, "select count(to_regclass('" + history + "'))") == 0) {
        return 0;
      }
      return number(
          statement,
          "select coalesce(max(version::int), 0) from "
              + history
              + " where success and version is not null");
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void migrate(DataSource server, DatabaseSettings settings) throws SQLException {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .loggers(QuietLog.class.getName())
          .dataSource(server)
          .locations("classpath:dev/moie/core/postgres")
          .failOnMissingLocations(true)
          .schemas(settings.schema())
          .defaultSchema(settings.schema())
          .table(HISTORY)
          .createSchemas(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw Failure.in(e)
          .orElseThrow(
              () ->
                  new LogException(
                      "the tables in the database "
                          + settings.place()
                          + " cannot be brought up to date: "
                          + e.getMessage(),
                      e));
    }
  }
}
