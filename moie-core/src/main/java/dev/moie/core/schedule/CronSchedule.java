package dev.moie.core.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Five cron fields, as crontab(5) has them, also about daylight saving: an expression that names
 * hours of the day means times of the wall clock, each once; one that names every hour means time
 * that passes.
 */
final class CronSchedule implements Schedule {
  private final String text;
  private final CronFields fields;

  private CronSchedule(String text, CronFields fields) {
    this.text = text;
    this.fields = fields;
  }

  static CronSchedule parse(String text) {
    try {
      return new CronSchedule(
          text,
          new CronFields(
              new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                  .parse(text)
                  .validate()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no cron expression: " + e.getMessage(), e);
    }
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Instant next(Instant after, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return fields.everyHour() ? passing(after, rules) : wallClock(after, rules);
  }

  /**
   * A time that the clock leaves out is due right after the gap, and one that it shows twice is due
   * the first time.
   */
  private Instant wallClock(Instant after, ZoneRules rules) {
    LocalDateTime local = LocalDateTime.ofInstant(after, rules.getOffset(after));
    for (Optional<LocalDateTime> next = fields.after(local); ; next = fields.after(next.get())) {
      if (next.isEmpty()) {
        return NEVER;
      }
      Instant at = instant(next.get(), rules);
      // Not in the hour that is shown again, nor a second time at the end of a gap.
      if (at.isAfter(after)) {
        return at;
      }
    }
  }

  private static Instant instant(LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    return local.toInstant(rules.getValidOffsets(local).get(0));
  }

  /**
   * The minutes of each hour that passes: of none that is left out, and twice of one shown twice.
   */
  private Instant passing(Instant after, ZoneRules rules) {
    ZoneOffset offset = rules.getOffset(after);
    Optional<LocalDateTime> next = fields.after(LocalDateTime.ofInstant(after, offset));
    ZoneOffsetTransition transition = rules.nextTransition(after);
    while (next.isPresent()) {
      Instant at = next.get().toInstant(offset);
      if (transition == null || at.isBefore(transition.getInstant())) {
        return at;
      }
      offset = transition.getOffsetAfter();
      next = fields.from(transition.getDateTimeAfter());
      transition = rules.nextTransition(transition.getInstant());
    }
    return NEVER;
  }
}
