package dev.moie.core.cluster;

import dev.moie.core.engine.Ownership;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.postgres.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * That one node at a time leads: it says which jobs are due, and it alone writes the state. A lease
 * in the database, by the database's clock; each time that it changes hands its fencing token
 * grows, and every write of the state checks it. One that cannot renew it gives it up at half of
 * its time, which is before anybody else can have it.
 *
 * <p>Thread-safe.
 */
public final class Lead implements Ownership, AutoCloseable {
  /** The claim's name. */
  static final String NAME = "lead";

  private final Database database;
  private final Fence fence;
  private final ClusterSettings settings;
  private volatile long renewed;
  private volatile boolean lost;

  private Lead(Database database, Fence fence, ClusterSettings settings, long renewed) {
    this.database = database;
    this.fence = fence;
    this.settings = settings;
    this.renewed = renewed;
  }

  /**
   * Takes the lead, if nobody has it.
   *
   * @param holder who wants it: the name of a node, or what a command calls itself
   * @return empty if another has it
   */
  public static Optional<Lead> take(Database database, ClusterSettings settings, String holder) {
    long before = System.nanoTime();
    Optional<Long> token =
        database.transaction(
            connection -> {
              String sql =
                  "insert into claim (name, fence, holder, since, until) values (?,"
                      + " nextval('fence'), ?, clock_timestamp(), clock_timestamp() + ? *"
                      + " interval '1 millisecond') on conflict (name) do update set fence ="
                      + " excluded.fence, holder = excluded.holder, since = excluded.since, until ="
                      + " excluded.until where claim.until is null or claim.until <"
                      + " clock_timestamp() returning fence";
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, NAME);
                statement.setString(2, holder);
                statement.setLong(3, settings.lease().toMillis());
                try (ResultSet rows = statement.executeQuery()) {
                  return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
                }
              }
            });
    return token.map(each -> new Lead(database, new Fence(NAME, holder, each), settings, before));
  }

  /** What every write of the leader carries. */
  public Fence fence() {
    return fence;
  }

  /** Prolongs it. Not reaching the database is no loss yet. */
  void renew() {
    long before = System.nanoTime();
    int touched =
        Tables.heartbeat(
            database,
            connection -> {
              String sql =
                  "update claim set until = clock_timestamp() + ? * interval '1 millisecond'"
                      + " where name = ? and fence = ?";
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, settings.lease().toMillis());
                statement.setString(2, NAME);
                statement.setLong(3, fence.token());
                return statement.executeUpdate();
              }
            });
    if (touched == 0) {
      lost = true;
    } else {
      renewed = before;
    }
  }

  /** Whether it may still act, as far as is known without asking. */
  public boolean isFresh() {
    return !lost && System.nanoTime() - renewed < settings.halfLease().toNanos();
  }

  @Override
  public OptionalLong token() {
    return OptionalLong.of(fence.token());
  }

  @Override
  public boolean isHeld() {
    try {
      return isFresh() && Tables.isNewest(database, fence);
    } catch (LogException unknown) {
      return false;
    }
  }

  /** For how long it is still its own at most, unless it is renewed. */
  Duration left() {
    return settings.lease().minusNanos(System.nanoTime() - renewed);
  }

  /** Gives it back, so that the next one need not wait. */
  @Override
  public void close() {
    lost = true;
    try {
      Tables.heartbeat(
          database,
          connection -> {
            String sql = "update claim set until = null where name = ? and fence = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
              statement.setString(1, NAME);
              statement.setLong(2, fence.token());
              return statement.executeUpdate();
            }
          });
    } catch (LogException unreachable) {
      // Then it ends by itself.
    }
  }
}
