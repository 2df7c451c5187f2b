package dev.moie.core.postgres;

import dev.moie.core.log.LogException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What is in a database, found out with one connection and without changing anything there: {@link
 * Database#open} would make tables, or newer ones.
 *
 * @param place host, port, database and schema
 * @param version of the tables; 0 if there are none
 */
public record DatabaseLook(String place, int version) {
  /** Whoever only looks does not wait long. */
  private static final Duration ANSWER = Duration.ofSeconds(4);

  /**
   * Looks.
   *
   * @throws LogException if the database cannot be reached or read, or its server is too old
   */
  public static DatabaseLook at(DatabaseSettings settings) {
    try {
      return new DatabaseLook(
          settings.place() + ", schema " + settings.schema(),
          Migrations.version(new Server(settings, ANSWER), settings));
    } catch (SQLException e) {
      throw Failure.of(settings, "opened", e);
    }
  }

  /** The version of the tables that this program makes and uses. */
  public static int known() {
    return Migrations.NEWEST;
  }
}
