package dev.moie.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our walk over the fields of a cron expression, and that of the library which parses them. */
class CronAgreesTest {
  private static final List<List<String>> FIELDS =
      List.of(
          List.of("*", "*/7", "0", "30", "5,50", "10-50/20", "59"),
          List.of("*", "*/2", "0", "9-17", "23", "3,6", "8-18/5"),
          List.of("*", "*", "*", "1", "31", "*/10", "28-30"),
          List.of("*", "*", "2", "jan,jul", "*/5", "11-12"),
          List.of("*", "*", "*", "1-5", "sun", "0", "7", "2,4"));

  @Test
  void both_name_the_same_times() {
    Random random = new Random(7);
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    for (int round = 0; round < 300; round++) {
      String text =
          String.join(
              " ", FIELDS.stream().map(each -> each.get(random.nextInt(each.size()))).toList());
      ZonedDateTime time =
          Instant.parse("2026-01-01T00:00:00Z")
              .plusSeconds(random.nextInt(4 * 366 * 86_400))
              .atZone(ZoneOffset.UTC);
      Instant theirs =
          ExecutionTime.forCron(parser.parse(text))
              .nextExecution(time)
              .map(ZonedDateTime::toInstant)
              .orElse(Schedule.NEVER);

      assertThat(Schedules.parse(text).next(time.toInstant(), ZoneOffset.UTC))
          .as(text + " after " + time)
          .isEqualTo(theirs);
    }
  }
}
