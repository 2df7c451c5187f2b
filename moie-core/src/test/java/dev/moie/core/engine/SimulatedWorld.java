package dev.moie.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What happens to a machine in a year, minute for minute the same for the same seed. */
final class SimulatedWorld {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

  /** A part of the time; the end does not belong to it. */
  record Span(Instant from, Instant to) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /** A clock that is put back: at this time, by so much. */
  record Back(Instant at, Duration by) {}

  /** When nothing beats: the machine sleeps, or is off. */
  final List<Span> down = new ArrayList<>();

  /** When a daemon runs; at other times cron beats every ten minutes. */
  final List<Span> daemon = new ArrayList<>();

  final List<Back> backs = new ArrayList<>();

  SimulatedWorld(long seed) {
    Random random = new Random(seed);
    for (Instant at = BEGIN.plus(Duration.ofDays(2)); at.isBefore(END); ) {
      // From a restart of a minute to a holiday.
      int[] minutes = {1, 5, 20, 90, 8 * 60, 16 * 60, 3 * 24 * 60, 12 * 24 * 60};
      Duration length = Duration.ofMinutes(minutes[random.nextInt(minutes.length)]);
      down.add(new Span(at, at.plus(length)));
      at = at.plus(length).plusSeconds(3_600 + random.nextInt(9 * 86_400));
    }
    // The nights of daylight saving: awake in spring, and asleep over it in New York's autumn.
    down.removeIf(span -> overlaps(span, "2026-03-07T00:00:00Z", "2026-03-30T00:00:00Z"));
    down.removeIf(span -> overlaps(span, "2026-10-20T00:00:00Z", "2026-11-05T00:00:00Z"));
    down.removeIf(span -> overlaps(span, "2026-12-25T00:00:00Z", "2027-02-01T00:00:00Z"));
    down.add(span("2026-11-01T05:10:00Z", "2026-11-01T06:20:00Z"));
    down.sort((a, b) -> a.from().compareTo(b.from()));
    daemon.add(span("2026-02-01T00:00:00Z", "2026-06-01T00:00:00Z"));
    daemon.add(span("2026-07-01T00:00:00Z", "2027-01-01T00:00:00Z"));
    for (int month = 1; month <= 12; month++) {
      Instant at = Instant.parse(String.format("2026-%02d-17T09:13:00Z", month));
      backs.add(new Back(at, Duration.ofMinutes(List.of(2, 61, 600).get(month % 3))));
    }
  }

  static Span span(String from, String to) {
    return new Span(Instant.parse(from), Instant.parse(to));
  }

  private static boolean overlaps(Span span, String from, String to) {
    return span.from().isBefore(Instant.parse(to)) && span.to().isAfter(Instant.parse(from));
  }

  static Optional<Span> at(List<Span> spans, Instant at) {
    return spans.stream().filter(span -> span.holds(at)).findFirst();
  }

  /** The next beginning or end of anything after a time. */
  static Instant change(Instant after, List<List<Span>> all) {
    Instant next = END;
    for (List<Span> spans : all) {
      for (Span span : spans) {
        next = span.from().isAfter(after) && span.from().isBefore(next) ? span.from() : next;
        next = span.to().isAfter(after) && span.to().isBefore(next) ? span.to() : next;
      }
    }
    return next;
  }
}
