package dev.moie.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.engine.SimulatedJob.Manner;
import dev.moie.core.log.Execution;
import dev.moie.core.log.Occurrences;
import dev.moie.core.schedule.CatchUp;
import dev.moie.core.schedule.Timetable;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.Job;
import dev.moie.core.state.State;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * A year of a hundred cyclic jobs, with sleep, restarts, crashes, pauses, clocks that are put back
 * and daylight saving: every time that a schedule names was run, made up for, or skipped for a
 * reason that was there.
 */
class SimulatedYearTest {
  /** By how much a run may be late that is not missed. */
  private static final Duration GRACE = Duration.ofMinutes(15);

  private static final Instant AFTER = SimulatedWorld.END.plus(Duration.ofDays(1));

  private static final Duration LONGEST_RUN = Duration.ofHours(1);

  /**
   * A schedule, and how a person would say it.
   *
   * @param interval for a duration; else zero
   */
  private record Kind(
      String text, boolean everyHour, Duration interval, Predicate<LocalDateTime> meant) {
    static Kind of(String text, Predicate<LocalDateTime> meant) {
      return new Kind(text, false, Duration.ZERO, meant);
    }

    static Kind hourly(String text, Predicate<LocalDateTime> meant) {
      return new Kind(text, true, Duration.ZERO, meant);
    }

    static Kind every(Duration interval) {
      return new Kind(interval.toString(), false, interval, at -> false);
    }
  }

  private static boolean at(LocalDateTime time, int hour, int minute) {
    return time.getHour() == hour && time.getMinute() == minute;
  }

  private static final List<Kind> KINDS =
      List.of(
          Kind.of("30 2 * * *", t -> at(t, 2, 30)),
          Kind.of("30 1 * * *", t -> at(t, 1, 30)),
          Kind.of("0 6 * * 1-5", t -> at(t, 6, 0) && t.getDayOfWeek().getValue() <= 5),
          Kind.of(
              "*/20 1-3 * * *",
              t -> t.getMinute() % 20 == 0 && t.getHour() % 4 != 0 && t.getHour() < 4),
          Kind.of(
              "15 4 13 * 5",
              t ->
                  at(t, 4, 15)
                      && (t.getDayOfMonth() == 13 || t.getDayOfWeek() == DayOfWeek.FRIDAY)),
          Kind.hourly("*/15 * * * *", t -> t.getMinute() % 15 == 0),
          Kind.hourly("@hourly", t -> t.getMinute() == 0),
          Kind.of("@daily", t -> at(t, 0, 0)),
          Kind.of("@weekly", t -> at(t, 0, 0) && t.getDayOfWeek() == DayOfWeek.SUNDAY),
          Kind.of("@monthly", t -> at(t, 0, 0) && t.getDayOfMonth() == 1),
          Kind.every(Duration.ofMinutes(20)),
          Kind.every(Duration.ofHours(6)),
          Kind.every(Duration.ofDays(3)));

  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "Europe/Berlin",
          "Australia/Lord_Howe",
          "America/Santiago",
          "Asia/Kolkata");

  private static final List<String> CATCH_UPS =
      List.of("'skip'", "'once'", "{'mode': 'all', 'max': 5}");

  private static final List<String> JITTERS = List.of("PT0S", "PT0S", "PT7M", "PT3H");

  private final Map<String, Integer> told = new HashMap<>();
  private final Map<String, List<Instant>> watched = new HashMap<>();

  private static Kind kind(int number) {
    return KINDS.get(number % KINDS.size());
  }

  private static State hundredJobs() throws Exception {
    List<String> jobs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String held = manner(i) == Manner.HELD ? ", 'verify': {'uses': 'probe/file'}" : "";
      jobs.add(
          "{'id': 'ID', 'task': 'T', 'status': 'cyclic', 'run': {'uses': 'probe/write'}MORE}"
              .replace("ID", Integer.toString(i))
              .replace(
                  "MORE",
                  held
                      + ", 'schedule': '"
                      + kind(i).text()
                      + "', 'timezone': '"
                      + ZONES.get(i % ZONES.size())
                      + "', 'jitter': '"
                      + JITTERS.get(i / 3 % JITTERS.size())
                      + "', 'catch_up': "
                      + CATCH_UPS.get(i / 2 % CATCH_UPS.size())));
    }
    String json =
        "{'meta': {'current_phase': 5}, 'phases': [{'id': 5, 'name': 'P', 'status': 'active',"
            + " 'jobs': ["
            + String.join(",\n", jobs)
            + "]}]}";
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new InMemoryStateStore("state", bytes, ZoneOffset.UTC).load().state();
  }

  private static Manner manner(int number) {
    Manner[] manners = Manner.values();
    return manners[number / 4 % manners.length];
  }

  @Test
  void every_time_of_every_schedule_was_run_or_made_up_for_or_skipped_for_a_reason()
      throws Exception {
    SimulatedWorld world = new SimulatedWorld(1);
    State state = hundredJobs();
    for (int i = 0; i < 100; i++) {
      Job job = state.job(Integer.toString(i)).orElseThrow();
      SimulatedJob simulated = new SimulatedJob(world, state, job, manner(i), i % 3 == 1);
      simulated.live();
      check(world, simulated, kind(i));
    }
    System.out.println("A year of a hundred cyclic jobs: " + told);
    assertThat(told).containsKeys("on time", "made up for", "skipped", "first", "besides");
  }

  private void check(SimulatedWorld world, SimulatedJob simulated, Kind kind) {
    Job job = simulated.job;
    List<Execution> entries =
        simulated.memory.of(job.id()).stream()
            .filter(
                each -> each.kind() == Execution.Kind.STEP || each.kind() == Execution.Kind.SKIPPED)
            .toList();
    Instant cursor = entries.get(0).occurrences().orElseThrow().last();
    told.merge("first", 1, Integer::sum);
    List<Instant> expected = expected(job, kind, cursor);
    Timetable timetable = job.timetable(ZoneOffset.UTC);
    NavigableMap<Instant, Instant> running = new TreeMap<>();
    entries.stream()
        .filter(each -> each.kind() == Execution.Kind.STEP)
        .forEach(each -> running.put(each.startedAt(), each.endedAt().orElse(AFTER)));
    if (job.catchUp().mode() == CatchUp.Mode.ALL) {
      // Made up for one after the other, what comes meanwhile waits for its turn, too.
      simulated.memory.of(job.id()).stream()
          .filter(each -> each.kind() == Execution.Kind.MISSED)
          .forEach(each -> running.put(each.startedAt(), each.notBefore().orElseThrow()));
    }
    int next = 0;
    for (Execution entry : entries.subList(1, entries.size())) {
      Occurrences times = entry.occurrences().orElseThrow();
      String where = job.id() + " " + kind.text() + " " + job.catchUp() + ": " + entry;
      if (times.count() == 0) {
        told.merge("besides", 1, Integer::sum);
        assertThat(times.last()).as(where).isEqualTo(cursor);
        continue;
      }
      List<Instant> answered = expected.subList(next, next + times.count());
      next += times.count();
      cursor = times.last();
      assertThat(cursor).as(where).isEqualTo(answered.get(answered.size() - 1));
      if (entry.kind() == Execution.Kind.STEP) {
        assertThat(answered).as(where).hasSize(1);
        ran(world, simulated, running, entry, timetable.due(cursor), where);
      } else {
        answered.forEach(time -> skipped(world, simulated, running, timetable.due(time), where));
        told.merge("skipped", answered.size(), Integer::sum);
      }
    }
    List<Instant> left =
        expected.subList(next, expected.size()).stream()
            .filter(each -> timetable.due(each).isBefore(SimulatedWorld.END.minus(LONGEST_RUN)))
            .toList();
    assertThat(left).as(job.id() + " " + kind.text() + " not answered for").isEmpty();
  }

  private List<Instant> expected(Job job, Kind kind, Instant first) {
    if (!kind.interval().isZero()) {
      return WallClock.every(kind.interval(), first, AFTER);
    }
    ZoneId zone = job.timezone().orElseThrow();
    Instant from = SimulatedWorld.BEGIN;
    return watched
        .computeIfAbsent(
            kind.text() + zone,
            key ->
                kind.everyHour()
                    ? WallClock.shownAgain(zone, from, AFTER, kind.meant())
                    : WallClock.shows(zone, from, AFTER, kind.meant()))
        .stream()
        .filter(each -> each.isAfter(first))
        .toList();
  }

  private void ran(
      SimulatedWorld world,
      SimulatedJob simulated,
      NavigableMap<Instant, Instant> running,
      Execution run,
      Instant due,
      String where) {
    Duration late = Duration.between(due, run.startedAt());
    assertThat(late.isNegative()).as(where).isFalse();
    boolean onTime = late.compareTo(GRACE) <= 0;
    told.merge(onTime ? "on time" : "made up for", 1, Integer::sum);
    if (!onTime) {
      assertThat(simulated.job.catchUp().mode()).as(where).isNotEqualTo(CatchUp.Mode.SKIP);
    }
    if (!late.isZero() && simulated.job.catchUp().mode() != CatchUp.Mode.ALL) {
      assertThat(reason(world, simulated, running, due)).as(where + " late by " + late).isTrue();
    }
  }

  private static void skipped(
      SimulatedWorld world,
      SimulatedJob simulated,
      NavigableMap<Instant, Instant> running,
      Instant due,
      String where) {
    assertThat(reason(world, simulated, running, due)).as(where + " skipped: " + due).isTrue();
  }

  /** Whether nothing beat then, the beat was coarse, the job was paused, or it ran. */
  private static boolean reason(
      SimulatedWorld world,
      SimulatedJob simulated,
      NavigableMap<Instant, Instant> running,
      Instant due) {
    return SimulatedWorld.at(world.daemon, due).isEmpty()
        || SimulatedWorld.at(world.down, due).isPresent()
        || SimulatedWorld.at(simulated.pauses, due).isPresent()
        || running.headMap(due, true).descendingMap().values().stream()
            .limit(2)
            .anyMatch(end -> !end.isBefore(due));
  }
}
