package dev.moie.plugins.arxiv.testing;

import dev.moie.plugins.arxiv.http.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A time that passes by waiting, and only so. Thread-safe. */
public final class PassingTime extends Clock implements Waiting {
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now;

  /** Begins at a moment. */
  public PassingTime(String start) {
    now = Instant.parse(start);
  }

  /** Goes to a moment, backwards too. */
  public synchronized void set(String moment) {
    now = Instant.parse(moment);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(time);
    now = now.plus(time);
  }

  /** All pauses so far. */
  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public Instant instant() {
    return now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now(), zone);
  }
}
