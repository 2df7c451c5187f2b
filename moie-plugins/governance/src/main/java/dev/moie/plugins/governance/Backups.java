package dev.moie.plugins.governance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The backups of the state that the engine has made, by their names. */
final class Backups {
  private static final Pattern NAME =
      Pattern.compile(
          "sovereign_state(?:_v[0-9]+)?_([0-9]{8}T[0-9]{6})\\.[0-9]{3}Z(?:_[0-9]+)?\\.json");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private Backups() {}

  /** When the newest was made; empty if there is none. */
  static Optional<Instant> newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(name -> LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC))
          .max(Comparator.naturalOrder());
    }
  }
}
