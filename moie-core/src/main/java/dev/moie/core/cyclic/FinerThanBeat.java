package dev.moie.core.cyclic;

import dev.moie.core.schedule.Schedule;
import dev.moie.core.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A schedule that is finer than the beat: without a daemon, not every time can have its run. */
public final class FinerThanBeat {
  private FinerThanBeat() {}

  /**
   * Looks at the next two times of a schedule.
   *
   * @param timetable when the job is due
   * @param beatEvery about how often something beats
   * @param now from when on
   * @return what is odd, for people; empty if there is a beat for each time
   */
  public static Optional<String> of(Timetable timetable, Duration beatEvery, Instant now) {
    Instant first = timetable.next(now);
    Instant second = timetable.next(first);
    boolean finer =
        !second.equals(Schedule.NEVER) && Duration.between(first, second).compareTo(beatEvery) < 0;
    return finer
        ? Optional.of(
            "its schedule "
                + timetable.schedule().text()
                + " is finer than the beat of "
                + beatEvery
                + " (beat.every)")
        : Optional.empty();
  }
}
