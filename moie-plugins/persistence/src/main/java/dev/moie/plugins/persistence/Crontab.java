package dev.moie.plugins.persistence;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds entries in a crontab, as crontab(5) has them. */
final class Crontab {
  private static final String FIELD = "[0-9*,/a-zA-Z-]+";
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(" + (FIELD + "\\s+").repeat(5) + "|@(hourly|daily|midnight|weekly)\\s+)\\S.*");

  private Crontab() {}

  /** The first entry that repeats and has the text; comments and {@code @reboot} do not repeat. */
  static Optional<String> entry(String crontab, String match) {
    return crontab
        .lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .filter(line -> ENTRY.matcher(line).matches())
        .filter(line -> line.contains(match))
        .map(String::strip)
        .findFirst();
  }
}
