package dev.moie.core.doctor;

import dev.moie.core.cluster.ClockSkew;
import dev.moie.core.cluster.ClusterSettings;
import dev.moie.core.cluster.Overview;
import dev.moie.core.log.LogException;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.DatabaseLook;
import dev.moie.core.postgres.DatabaseSettings;
import dev.moie.core.postgres.PgStateStore;
import dev.moie.core.state.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The database that a workspace lies in, if it is a node of a cluster. What cannot be reached is
 * asked once, not by every check again; tables that are missing or of another version are left
 * alone. Thread-safe.
 */
public final class SharedStore {
  private final Supplier<Database> database;
  private final ClusterSettings settings;
  private final Once<Look> look;
  private final Once<Overview> overview;

  /**
   * What came of looking at the database.
   *
   * @param found what is there; empty if it could not be found out
   * @param failure why not, and what to do
   */
  public record Look(Optional<DatabaseLook> found, String failure) {

    /** Whether the tables are those that this program knows. */
    public boolean isUsable() {
      return found.filter(each -> each.version() == DatabaseLook.known()).isPresent();
    }
  }

  /**
   * Connects to nothing yet.
   *
   * @param address how to reach it; may throw a {@link LogException}
   * @param database connects, and would make tables: it is asked for only if they are there
   * @param settings how nodes live with each other
   */
  public SharedStore(
      Supplier<DatabaseSettings> address, Supplier<Database> database, ClusterSettings settings) {
    this.database = database;
    this.settings = settings;
    this.look = new Once<>(() -> look(address));
    this.overview = new Once<>(() -> Overview.of(database.get(), settings));
  }

  private static Look look(Supplier<DatabaseSettings> address) {
    try {
      return new Look(Optional.of(DatabaseLook.at(address.get())), "");
    } catch (LogException e) {
      return new Look(Optional.empty(), e.getMessage());
    }
  }

  public Look look() throws Exception {
    return look.get();
  }

  public ClusterSettings settings() {
    return settings;
  }

  /** The state; empty if the database cannot be used. */
  public Optional<StateStore> state(ZoneId zone) throws Exception {
    return look().isUsable()
        ? Optional.of(new PgStateStore(database.get(), zone, Optional.empty()))
        : Optional.empty();
  }

  /** The cluster as it is now; empty if the database cannot be used. */
  public Optional<Overview> overview() throws Exception {
    return look().isUsable() ? Optional.of(overview.get()) : Optional.empty();
  }

  /** By how much a clock is ahead of the database's; empty if the database cannot be used. */
  public Optional<Duration> ahead(Clock clock) throws Exception {
    return look().isUsable() ? Optional.of(ClockSkew.of(database.get(), clock)) : Optional.empty();
  }
}
