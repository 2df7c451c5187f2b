package dev.moie.app.cli;

import dev.moie.core.state.Timestamps;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** A time in the past as people write it: a time, a date, or how long ago. */
final class PastTime {
  private PastTime() {}

  static Instant parse(String text, Clock clock, CommandSpec spec) {
    Optional<Instant> time = Timestamps.parse(text, clock.getZone());
    if (time.isPresent()) {
      return time.get();
    }
    try {
      return LocalDate.parse(text.strip()).atStartOfDay(clock.getZone()).toInstant();
    } catch (DateTimeException notADate) {
      try {
        return clock.instant().minus(new WaitOption.Converter().convert(text));
      } catch (TypeConversionException | ArithmeticException | DateTimeException notHowLongAgo) {
        throw new ParameterException(
            spec.commandLine(),
            "\""
                + text
                + "\" is no time; write one such as 2026-01-31, 2026-01-31T12:00, P1D or 6h");
      }
    }
  }
}
