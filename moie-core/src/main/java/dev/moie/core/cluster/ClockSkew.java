package dev.moie.core.cluster;

import dev.moie.core.postgres.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How a machine's clock stands to that of the database. */
public final class ClockSkew {
  private ClockSkew() {}

  /** By how much a clock is ahead of the database's; negative if it is behind. */
  public static Duration of(Database database, Clock clock) {
    Instant before = clock.instant();
    Instant there = database.now();
    Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
    return Duration.between(there, middle);
  }
}
