package dev.moie.core.workspace;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When nothing is told: every day from one time to another, which may be on the next day.
 *
 * @param from {@code from}
 * @param to {@code to}; not the same
 * @param zone {@code timezone}; the workspace's by default
 * @param criticalPasses {@code critical_passes}: whether critical alerts are told all the same; yes
 *     by default
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, boolean criticalPasses) {

  /**
   * When what is due at a time may be told: then, or when the quiet hours that it falls into are
   * over. By the local clock, so that a night in which it is set forward or back has its own
   * length.
   */
  public Instant release(Instant due) {
    ZonedDateTime local = due.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = from.isAfter(to);
    boolean quiet =
        overnight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!quiet) {
      return due;
    }
    boolean tomorrow = overnight && !time.isBefore(from);
    Instant end =
        local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to).atZone(zone).toInstant();
    // Where the end falls into the hour that comes twice, the first of them may have passed.
    return end.isAfter(due) ? end : due;
  }
}
