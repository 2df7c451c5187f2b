package dev.moie.core.migration;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a migration would do.
 *
 * @param from the file that is migrated, and stays as it is
 * @param fromVersion its version
 * @param to the file that is made
 * @param toVersion its version
 * @param before the content of {@code from}
 * @param after the content of {@code to}, proven to load
 * @param at the time that stands in it
 * @param changes what is changed, in lines for people
 */
public record MigrationPlan(
    Path from,
    int fromVersion,
    Path to,
    int toVersion,
    byte[] before,
    byte[] after,
    Instant at,
    List<String> changes) {

  public MigrationPlan {
    changes = List.copyOf(changes);
  }
}
