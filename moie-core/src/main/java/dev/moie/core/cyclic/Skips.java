package dev.moie.core.cyclic;

import dev.moie.core.log.Execution;
import dev.moie.core.log.Occurrences;
import dev.moie.core.schedule.CatchUp;
import dev.moie.core.schedule.Passed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What is told of times of a schedule that no run answers for, or that one is late for.
 *
 * @param catchUp the rule by which
 * @param pause the job was paused before
 */
record Skips(CatchUp catchUp, Optional<Execution> pause) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  /** All that have passed came while a run went on. */
  static Turn.Skip overlap(Passed passed, Instant began, Instant ended) {
    return new Turn.Skip(
        new Occurrences(passed.last(), passed.count()),
        span(passed.count(), passed.first(), passed.last())
            + " skipped: the run from "
            + TIME.format(began)
            + " to "
            + TIME.format(ended)
            + " still went on");
  }

  /** All that have passed. */
  Turn.Skip all(Passed passed) {
    return skip(passed.count(), passed.first(), passed.last());
  }

  /** All that have passed before the newest ones; empty if there are none. */
  Optional<Turn.Skip> allButNewest(Passed passed) {
    int count = passed.count() - passed.newest().size();
    return passed.before().map(last -> skip(count, passed.first(), last));
  }

  /** What has passed is made up for later. */
  String delay(Passed passed, Instant until) {
    return span(passed.count(), passed.first(), passed.last())
        + cause(passed.last())
        + "; made up for from "
        + TIME.format(until)
        + " on, by the job's jitter";
  }

  private Turn.Skip skip(int count, Instant first, Instant last) {
    String rule =
        switch (catchUp.mode()) {
          case SKIP -> "none is made up for (catch_up: skip)";
          case ONCE -> "one run makes up for them (catch_up: once)";
          case ALL -> "no more than " + catchUp.max() + " are made up for (catch_up: all)";
        };
    return new Turn.Skip(
        new Occurrences(last, count), span(count, first, last) + cause(last) + "; " + rule);
  }

  private String cause(Instant last) {
    return pause
        .filter(each -> each.endedAt().filter(end -> !last.isAfter(end)).isPresent())
        .map(each -> " passed while the job was paused: " + each.reason())
        .orElse(" passed without a run");
  }

  private static String span(int count, Instant first, Instant last) {
    return count == 1
        ? "the time " + TIME.format(first)
        : count + " times from " + TIME.format(first) + " to " + TIME.format(last);
  }
}
