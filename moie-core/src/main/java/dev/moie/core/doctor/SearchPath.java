package dev.moie.core.doctor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Folders that programs are looked for in.
 *
 * @param text as the variable PATH has them
 */
public record SearchPath(String text) {
  /** What crontab(5) gives to its commands: cronie and Debian's cron agree. */
  public static final SearchPath OF_CRON = new SearchPath("/usr/bin:/bin");

  /** Where a program is found; relative folders are left out, for they mean another each time. */
  public Optional<Path> find(String program) {
    for (String folder : text.split(":", -1)) {
      if (folder.startsWith("/")) {
        try {
          Path file = Path.of(folder).resolve(program);
          if (Files.isExecutable(file) && !Files.isDirectory(file)) {
            return Optional.of(file);
          }
        } catch (InvalidPathException noFolder) {
          // Nothing can be found in it.
        }
      }
    }
    return Optional.empty();
  }
}
