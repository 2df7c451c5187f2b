package dev.moie.core.engine;

import dev.moie.core.io.AppendFile;
import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The journal in the original's form, {@code - **YYYY-MM-DD HH:MM:SS**: message}, each line with
 * its newline before.
 */
public final class FileJournal implements Journal {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Disk disk;
  private final Path file;
  private final Clock clock;

  /**
   * Uses a file.
   *
   * @param disk where it lies
   * @param file made, with its folder, at the first line
   * @param clock its zone is the one that people read
   */
  public FileJournal(Disk disk, Path file, Clock clock) {
    this.disk = disk;
    this.file = file;
    this.clock = clock;
  }

  @Override
  public void write(String line) throws IOException {
    // One entry is one line: what a task is called must not be able to forge another.
    String folded = line.replaceAll("\\p{Cntrl}+", " ");
    String entry = "\n- **" + TIME.format(LocalDateTime.now(clock)) + "**: " + folded;
    AppendFile.append(disk, file, entry.getBytes(StandardCharsets.UTF_8));
  }
}
