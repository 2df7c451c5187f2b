package dev.moie.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL for a test, with a schema of its own that does not exist yet and is dropped
 * after the test. To be registered in a field with {@code @RegisterExtension}.
 */
public final class Postgres implements BeforeEachCallback, AfterEachCallback {
  private String schema = "";

  @Override
  public void beforeEach(ExtensionContext context) {
    PostgresServer.get();
    schema = "t_" + UUID.randomUUID().toString().replace("-", "");
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    if (!schema.isEmpty()) {
      execute("drop schema if exists " + schema + " cascade");
    }
  }

  /** The database, such as {@code jdbc:postgresql://127.0.0.1:5432/postgres}. */
  public String url() {
    return PostgresServer.get().url();
  }

  /** Who may make schemas. */
  public String user() {
    return PostgresServer.get().user();
  }

  /** For {@link #user}; perhaps any will do. */
  public String password() {
    return PostgresServer.get().password();
  }

  /** The test's own. */
  public String schema() {
    return schema;
  }

  /** A connection beside those of what is tested, in the test's schema. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user());
    properties.setProperty("password", password());
    properties.setProperty("currentSchema", schema);
    properties.setProperty("ApplicationName", "test");
    return DriverManager.getConnection(url(), properties);
  }

  /** Runs a statement in the test's schema. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of what a query finds, as text; {@code null} for what is null. */
  public List<String> column(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /**
   * Ends the connections of the program, as a server does that is shut down: those that look for
   * the tables in the test's schema.
   *
   * @return how many there were
   */
  public int endConnections() throws SQLException {
    return column(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'moie'"
                + " and datname = current_database()")
        .size();
  }
}
