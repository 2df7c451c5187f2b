package dev.moie.core.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.IntegerFieldValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;

/**
 * The minutes of a calendar without time zone that a cron expression names. The parser's own walk
 * takes about a millisecond a step, which is too slow to count what was missed in a long downtime.
 */
final class CronFields {
  /** 29 February may be eight years away. */
  private static final int MAX_YEARS = 9;

  private static final int SUNDAY_TOO = 7;

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean anyDay;
  private final boolean anyWeekday;

  CronFields(Cron cron) {
    this.minutes = values(cron, CronFieldName.MINUTE, 0, 59);
    this.hours = values(cron, CronFieldName.HOUR, 0, 23);
    this.days = values(cron, CronFieldName.DAY_OF_MONTH, 1, 31);
    this.months = values(cron, CronFieldName.MONTH, 1, 12);
    this.weekdays = values(cron, CronFieldName.DAY_OF_WEEK, 0, SUNDAY_TOO);
    this.anyDay = expression(cron, CronFieldName.DAY_OF_MONTH) instanceof Always;
    this.anyWeekday = expression(cron, CronFieldName.DAY_OF_WEEK) instanceof Always;
    if (weekdays.get(SUNDAY_TOO)) {
      weekdays.set(0);
    }
  }

  /** Whether it names every hour, so that it means hours that pass and not hours of the day. */
  boolean everyHour() {
    return hours.cardinality() == 24;
  }

  /** The first time after the given one; empty if there is none. */
  Optional<LocalDateTime> after(LocalDateTime time) {
    return from(time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
  }

  /** The first time at the given minute or after it; empty if there is none. */
  Optional<LocalDateTime> from(LocalDateTime time) {
    LocalDate date = time.toLocalDate();
    LocalTime earliest = time.toLocalTime();
    LocalDate end = date.plusYears(MAX_YEARS);
    while (date.isBefore(end)) {
      if (!months.get(date.getMonthValue())) {
        date = date.withDayOfMonth(1).plusMonths(1);
      } else {
        Optional<LocalTime> found = matches(date) ? from(earliest) : Optional.empty();
        if (found.isPresent()) {
          return Optional.of(date.atTime(found.get()));
        }
        date = date.plusDays(1);
      }
      earliest = LocalTime.MIDNIGHT;
    }
    return Optional.empty();
  }

  /** As crontab(5) has it: where both kinds of day are named, one of them is enough. */
  private boolean matches(LocalDate date) {
    boolean day = days.get(date.getDayOfMonth());
    boolean weekday = weekdays.get(date.getDayOfWeek().getValue() % 7);
    return (anyDay || anyWeekday) ? (day && weekday) : (day || weekday);
  }

  private Optional<LocalTime> from(LocalTime earliest) {
    int hour = hours.nextSetBit(earliest.getHour());
    if (hour < 0) {
      return Optional.empty();
    }
    int minute = minutes.nextSetBit(hour == earliest.getHour() ? earliest.getMinute() : 0);
    if (minute < 0) {
      hour = hours.nextSetBit(hour + 1);
      minute = minutes.nextSetBit(0);
    }
    return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
  }

  private static FieldExpression expression(Cron cron, CronFieldName name) {
    CronField field = cron.retrieveFieldsAsMap().get(name);
    return field.getExpression();
  }

  private static BitSet values(Cron cron, CronFieldName name, int min, int max) {
    BitSet values = new BitSet();
    add(expression(cron, name), min, max, values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("its " + words(name) + " names no time");
    }
    return values;
  }

  private static void add(FieldExpression expression, int min, int max, BitSet values) {
    if (expression instanceof And list) {
      list.getExpressions().forEach(each -> add(each, min, max, values));
    } else if (expression instanceof Every every) {
      int step = Math.max(1, every.getPeriod().getValue());
      if (every.getExpression() instanceof Between range) {
        steps(number(range.getFrom()), number(range.getTo()), step, max, values);
      } else if (every.getExpression() instanceof On on) {
        steps(on.getTime().getValue(), max, step, max, values);
      } else {
        steps(min, max, step, max, values);
      }
    } else if (expression instanceof Between range) {
      steps(number(range.getFrom()), number(range.getTo()), 1, max, values);
    } else if (expression instanceof On on) {
      steps(on.getTime().getValue(), on.getTime().getValue(), 1, max, values);
    } else {
      steps(min, max, 1, max, values);
    }
  }

  /** From Friday to Sunday is written 5-0, and goes over the end. */
  private static void steps(int from, int to, int step, int max, BitSet values) {
    int last = to < from ? to + max : to;
    for (int value = from; value <= last; value += step) {
      values.set(value > max ? value - max : value);
    }
  }

  private static int number(FieldValue<?> value) {
    if (value instanceof IntegerFieldValue number) {
      return number.getValue();
    }
    throw new IllegalArgumentException("\"" + value.getValue() + "\" is no number");
  }

  private static String words(CronFieldName name) {
    return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
