package dev.moie.core.workspace;

import java.time.Duration;

/**
 * The section {@code backups}: which backups of the state file stay.
 *
 * @param keep {@code keep}: how many of the newest; 20 by default, at least 1
 * @param maxAge {@code max_age}: those that are older go; 30 days by default
 */
public record BackupSettings(int keep, Duration maxAge) {
  public static final BackupSettings DEFAULT = new BackupSettings(20, Duration.ofDays(30));
}
