package dev.moie.core.cluster;

import dev.moie.core.log.LogException;
import dev.moie.core.postgres.Database;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.StopText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The kill switch of a cluster: a row in the database that stops all nodes, and beside it the file
 * in a node's own folder, which works with everything dead and stops that node alone. Thread-safe.
 */
public final class ClusterKillSwitch implements KillSwitch {
  private static final String NAME = "stop";

  /** How old what is known may be; {@link #stop()} is asked many times a second. */
  private static final Duration FRESH = Duration.ofMillis(250);

  private final Database database;
  private final KillSwitch here;
  private Optional<Stop> known = Optional.empty();
  private long looked;
  private boolean everLooked;

  /**
   * A switch.
   *
   * @param here this node's own
   */
  public ClusterKillSwitch(Database database, KillSwitch here) {
    this.database = database;
    this.here = here;
  }

  /** While the database cannot be reached, as it was when it last could. */
  @Override
  public Optional<Stop> stop() {
    Optional<Stop> own = here.stop();
    return own.isPresent() ? own : ofAll();
  }

  private synchronized Optional<Stop> ofAll() {
    if (!everLooked || System.nanoTime() - looked > FRESH.toNanos()) {
      try {
        known = Tables.heartbeat(database, ClusterKillSwitch::read);
        everLooked = true;
      } catch (LogException unreachable) {
        // Whatever is started needs the database too.
      }
      looked = System.nanoTime();
    }
    return known;
  }

  private static Optional<Stop> read(Connection connection) throws SQLException {
    String sql = "select value, at from control where name = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, NAME);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        Instant at = rows.getTimestamp(2).toInstant();
        return Optional.of(
            StopText.read(String.valueOf(rows.getString(1)), at)
                .orElseGet(() -> new Stop(at, "somebody", "", Stop.How.NOW)));
      }
    }
  }

  @Override
  public Stop stop(Stop wanted) throws IOException {
    try {
      Stop now =
          database.transaction(
              connection -> {
                Optional<Stop> before = read(connection);
                if (before.isPresent()
                    && (before.get().how() == Stop.How.NOW || wanted.how() == Stop.How.DRAIN)) {
                  return before.get();
                }
                String sql =
                    "insert into control (name, value, at) values (?, ?, clock_timestamp())"
                        + " on conflict (name) do update set value = excluded.value, at ="
                        + " excluded.at";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                  statement.setString(1, NAME);
                  statement.setString(2, StopText.write(wanted));
                  statement.executeUpdate();
                }
                return wanted;
              });
      forget();
      return now;
    } catch (LogException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Lets all nodes go on, this one too if its own file stops it. */
  @Override
  public Optional<Stop> resume() throws IOException {
    Optional<Stop> own = here.resume();
    try {
      Optional<Stop> all =
          database.transaction(
              connection -> {
                Optional<Stop> before = read(connection);
                String sql = "delete from control where name = ?";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                  statement.setString(1, NAME);
                  statement.executeUpdate();
                }
                return before;
              });
      forget();
      return all.or(() -> own);
    } catch (LogException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private synchronized void forget() {
    everLooked = false;
  }
}
