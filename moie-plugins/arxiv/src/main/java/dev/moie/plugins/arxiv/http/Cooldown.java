package dev.moie.plugins.arxiv.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when arXiv is left alone, kept in a file, so that the next run, or another process, does
 * not begin by asking too soon: the circuit breaker.
 */
final class Cooldown {
  private final Path file;

  Cooldown(Path file) {
    this.file = file;
  }

  /** The time before which nothing may be asked; empty if it is over. */
  Optional<Instant> until(Instant now) throws IOException {
    try {
      if (Files.size(file) > 64) {
        return Optional.empty();
      }
      Instant until = Instant.parse(Files.readString(file, StandardCharsets.US_ASCII).strip());
      // Nobody is waited for longer than this: a clock was set.
      return until.isAfter(now) && until.isBefore(now.plus(RetryAfter.LONGEST.multipliedBy(2)))
          ? Optional.of(until)
          : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (DateTimeException | java.nio.charset.CharacterCodingException nonsense) {
      return Optional.empty();
    }
  }

  void set(Instant until) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(beside, until + "\n", StandardCharsets.US_ASCII);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
