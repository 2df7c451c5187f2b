package dev.moie.core.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The times of a state file: written in UTC with milliseconds and {@code Z}; read with {@code Z},
 * offset or neither.
 */
public final class Timestamps {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  public static String text(Instant at) {
    return WRITTEN.format(at);
  }

  /**
   * Reads a time.
   *
   * @param text as written by people, by the original's scripts or by us
   * @param zone what a time without offset is in: the original wrote local times
   */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    String iso = text.strip().replace(' ', 'T');
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException notWithOffset) {
      try {
        return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant());
      } catch (DateTimeException notATime) {
        return Optional.empty();
      }
    }
  }
}
