package dev.moie.core.stop;

import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.io.Leftovers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether a workspace is stopped: a file is there or not. It needs neither the lock nor the log nor
 * a state that can be read, and anybody can make it by hand: whatever lies there stops, and only
 * what it says is lost if it cannot be read.
 *
 * <p>Thread-safe; several processes may use it at once.
 */
public final class FileKillSwitch implements KillSwitch {
  private static final int MAX_FILE = 16 * 1024;

  private final Disk disk;
  private final Path file;

  /**
   * Uses a file.
   *
   * @param disk where it lies
   * @param file need not exist
   */
  public FileKillSwitch(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  @Override
  public Optional<Stop> stop() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.of(read());
  }

  private Stop read() {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes(MAX_FILE);
        Optional<Stop> said = StopText.read(new String(bytes, StandardCharsets.UTF_8), changed());
        if (said.isPresent()) {
          return said.get();
        }
      } catch (IOException unreadable) {
        // It stops all the same.
      }
    }
    return new Stop(changed(), "somebody", "the file " + file + " was made by hand", Stop.How.NOW);
  }

  private Instant changed() {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
          .toInstant()
          .truncatedTo(ChronoUnit.SECONDS);
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  @Override
  public Stop stop(Stop wanted) throws IOException {
    Optional<Stop> before = stop();
    if (before.isPresent()
        && (before.get().how() == Stop.How.NOW || wanted.how() == Stop.How.DRAIN)) {
      return before.get();
    }
    Leftovers.sweep(disk, file);
    AtomicFile.write(disk, file, StopText.write(wanted).getBytes(StandardCharsets.UTF_8));
    return wanted;
  }

  @Override
  public Optional<Stop> resume() throws IOException {
    Optional<Stop> before = stop();
    disk.delete(file);
    return before;
  }
}
