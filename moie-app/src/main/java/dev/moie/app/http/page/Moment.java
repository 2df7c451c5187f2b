package dev.moie.app.http.page;

import dev.moie.app.render.StatusText;
import dev.moie.core.state.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * A time, for machines and for people. The page's script tells it in the reader's own zone.
 *
 * @param iso in UTC
 * @param ago how long ago
 * @param full date and time in the workspace's zone
 */
public record Moment(String iso, String ago, String full) {
  private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** A time as seen from now. */
  public static Moment of(Instant time, Clock clock) {
    Instant now = clock.instant();
    String words = time.isAfter(now) ? ahead(time, now) : StatusText.age(time, now);
    return new Moment(Timestamps.text(time), words, FULL.format(time.atZone(clock.getZone())));
  }

  private static String ahead(Instant time, Instant now) {
    long minutes = (time.getEpochSecond() - now.getEpochSecond() + 59) / 60;
    if (minutes < 60) {
      return "in " + minutes + " min";
    }
    return minutes < 48 * 60 ? "in " + minutes / 60 + " h" : "in " + minutes / 60 / 24 + " days";
  }
}
