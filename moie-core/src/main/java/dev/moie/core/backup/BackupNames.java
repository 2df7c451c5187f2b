package dev.moie.core.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of backups: {@code sovereign_state_v2_20260102T030405.678Z.json}, and {@code
 * ….678Z_2.json} for a second one of the same instant.
 */
final class BackupNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile(
          "(sovereign_state(?:_v[1-9][0-9]{0,3})?)_([0-9]{8}T[0-9]{6}\\.[0-9]{3}Z)"
              + "(?:_([1-9][0-9]{0,5}))?\\.json");

  /** The newest first. */
  static final Comparator<Backup> NEWEST_FIRST =
      Comparator.comparing(Backup::taken)
          .thenComparing(Backup::counter)
          .thenComparing(Backup::stateName)
          .reversed();

  private BackupNames() {}

  static Backup of(Path folder, String stateName, Instant taken, int counter) {
    String stem = stateName.substring(0, stateName.length() - ".json".length());
    String count = counter == 1 ? "" : "_" + counter;
    Path file = folder.resolve(stem + "_" + TIME.format(taken) + count + ".json");
    return new Backup(file, stateName, taken, counter);
  }

  /** Reads a name; empty for every other file. */
  static Optional<Backup> read(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      Instant taken = LocalDateTime.parse(name.group(2), TIME).toInstant(ZoneOffset.UTC);
      int counter = name.group(3) == null ? 1 : Integer.parseInt(name.group(3));
      return Optional.of(new Backup(file, name.group(1) + ".json", taken, counter));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
