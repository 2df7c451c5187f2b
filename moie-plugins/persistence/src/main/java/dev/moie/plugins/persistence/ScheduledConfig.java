package dev.moie.plugins.persistence;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.util.Optional;

/**
 * Configures {@link ScheduledVerifier}.
 *
 * @param kind which scheduler
 * @param match how to know an entry made by hand
 * @param path which file, for the kind {@code file}
 */
public record ScheduledConfig(
    @Doc("Scheduler to ask; auto asks the one that was installed, then cron, systemd and launchd")
        @Default("auto")
        Kind kind,
    @Doc("Text that an entry made by hand has to contain") @Default("moie") String match,
    @Doc("File in crontab's format, for the kind file") Optional<String> path) {

  /** Who can start the heartbeat. */
  public enum Kind {
    /** The first of the others that is there. */
    AUTO,
    /** The user's crontab. */
    CRON,
    /** The user's systemd timers. */
    SYSTEMD,
    /** macOS. */
    LAUNCHD,
    /** Windows Task Scheduler. */
    WINDOWS,
    /** A file in crontab's format. */
    FILE
  }

  /** Checks what the schema cannot say. */
  public ScheduledConfig {
    if ((kind == Kind.FILE) != path.isPresent()) {
      throw new IllegalArgumentException("path and the kind \"file\" belong together");
    }
    if (match.isBlank()) {
      throw new IllegalArgumentException("match must not be empty: every entry has that");
    }
  }
}
