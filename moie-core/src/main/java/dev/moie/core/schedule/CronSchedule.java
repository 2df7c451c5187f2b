package dev.moie.core.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** Five cron fields, as crontab(5) has them. */
final class CronSchedule implements Schedule {
  private final String text;
  private final ExecutionTime times;

  private CronSchedule(String text, ExecutionTime times) {
    this.text = text;
    this.times = times;
  }

  static CronSchedule parse(String text) {
    try {
      Cron cron =
          new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
              .parse(text)
              .validate();
      return new CronSchedule(text, ExecutionTime.forCron(cron));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no cron expression: " + e.getMessage(), e);
    }
  }

  @Override
  public String text() {
    return text;
  }

  /**
   * In local time. A time that daylight saving skips is due right after the gap, and one that it
   * repeats is due once.
   */
  @Override
  public Instant next(Instant after, ZoneId zone) {
    Instant regular =
        times
            .nextExecution(after.atZone(zone))
            .map(ZonedDateTime::toInstant)
            // A date that never comes, such as 30 February: due at the end of time.
            .orElse(Instant.MAX);
    return skipped(after, zone).filter(gap -> gap.isBefore(regular)).orElse(regular);
  }

  /** The end of the gap that the next time falls into, if it does. */
  private Optional<Instant> skipped(Instant after, ZoneId zone) {
    return times
        .nextExecution(after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC))
        .map(local -> zone.getRules().getTransition(local.toLocalDateTime()))
        .filter(ZoneOffsetTransition::isGap)
        .map(ZoneOffsetTransition::getInstant)
        .filter(gap -> gap.isAfter(after));
  }
}
