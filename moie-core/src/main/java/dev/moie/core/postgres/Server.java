package dev.moie.core.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Connects to the server; the password is asked for each time, since it may be changed. */
@SuppressWarnings(
    "serial") // a data source of the driver is serializable; nobody does it to this one
final class Server extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private final transient DatabaseSettings settings;

  /**
   * Knows how to connect.
   *
   * @param answer a server that says nothing for so long is taken for dead
   */
  Server(DatabaseSettings settings, Duration answer) {
    this.settings = settings;
    setURL(settings.url());
    setApplicationName("moie");
    // Half of the time that a pool waits for a connection, so that it can try again.
    setConnectTimeout(3);
    setLoginTimeout(5);
    setSocketTimeout(Math.toIntExact(answer.toSeconds()));
    setTcpKeepAlive(true);
    // What a job has printed stands in rows, and is not to be quoted in error messages.
    setLogServerErrorDetail(false);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(
        settings.user().orElse(null), settings.password().map(each -> each.get()).orElse(null));
  }
}
