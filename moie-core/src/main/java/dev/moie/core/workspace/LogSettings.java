package dev.moie.core.workspace;

import java.time.Duration;

/**
 * The section {@code log}: what stays in the execution log.
 *
 * @param keep {@code keep}: executions that are older may go; 365 days by default
 * @param maxExecutions {@code max_executions}: how many of the newest stay; 100,000 by default, at
 *     least 1
 */
public record LogSettings(Duration keep, int maxExecutions) {
  public static final LogSettings DEFAULT = new LogSettings(Duration.ofDays(365), 100_000);
}
