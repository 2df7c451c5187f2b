package dev.moie.app.cli;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a changing command waits for the engine that holds the workspace. */
final class WaitOption {
  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Converter.class,
      defaultValue = "30s",
      description =
          "How long to wait for an engine that holds the workspace, such as 30s or PT2M. Default:"
              + " ${DEFAULT-VALUE}.")
  private Duration duration = Duration.ofSeconds(30);

  Duration duration() {
    return duration;
  }

  /** ISO-8601, with or without its first letters: {@code PT30S}, {@code 30s}. */
  static final class Converter implements ITypeConverter<Duration> {
    @Inject
    Converter() {}

    @Override
    public Duration convert(String text) {
      String upper = text.strip().toUpperCase(Locale.ROOT);
      for (String form : new String[] {upper, "PT" + upper, "P" + upper}) {
        try {
          Duration duration = Duration.parse(form);
          if (!duration.isNegative()) {
            return duration;
          }
        } catch (DateTimeParseException tryTheNextForm) {
          // told below
        }
      }
      throw new TypeConversionException(
          "\"" + text + "\" is no time; write one such as 30s, 2m or PT1H30M");
    }
  }
}
