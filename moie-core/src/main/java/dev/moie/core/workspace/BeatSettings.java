package dev.moie.core.workspace;

import java.time.Duration;

/**
 * The section {@code beat}.
 *
 * @param every {@code every}: how often something beats, by which the engine knows what is late; 10
 *     minutes by default. Whoever starts the beats, such as cron, does not go by it
 */
public record BeatSettings(Duration every) {
  public static final BeatSettings DEFAULT = new BeatSettings(Duration.ofMinutes(10));

  /** How late something may be and still be on time: half as long again as a beat, 15 minutes. */
  public Duration grace() {
    return every.plus(every.dividedBy(2));
  }
}
