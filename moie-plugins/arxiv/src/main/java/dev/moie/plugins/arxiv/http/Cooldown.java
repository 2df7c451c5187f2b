package dev.moie.plugins.arxiv.http;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Until when arXiv, or one of its hosts, is left alone, kept in a file, so that the next run, or
 * another process, does not begin by asking too soon: the circuit breaker. A line has the time, and
 * the host and port if it is not about all of them.
 */
final class Cooldown {
  /** All of arXiv, which counts requests to any host of it together. */
  static final String ALL = "";

  private static final int MAX_BYTES = 4096;

  private final Path file;

  Cooldown(Path file) {
    this.file = file;
  }

  /** The time before which nothing may be asked of it; empty if it is over. */
  Optional<Instant> until(String scope, Instant now) throws IOException {
    return Optional.ofNullable(all(now).get(scope));
  }

  private Map<String, Instant> all(Instant now) throws IOException {
    Map<String, Instant> all = new TreeMap<>();
    try {
      if (Files.size(file) > MAX_BYTES) {
        return all;
      }
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        String[] parts = line.strip().split(" ", 2);
        Instant until = Instant.parse(parts[0]);
        // Nobody is waited for longer than this: a clock was set.
        if (until.isAfter(now) && until.isBefore(now.plus(RetryAfter.LONGEST.multipliedBy(2)))) {
          all.put(parts.length > 1 ? parts[1] : ALL, until);
        }
      }
    } catch (NoSuchFileException none) {
      // nobody is waited for
    } catch (DateTimeException | CharacterCodingException nonsense) {
      // what was read until then holds
    }
    return all;
  }

  void set(String scope, Instant until, Instant now) throws IOException {
    Map<String, Instant> all = all(now);
    all.put(scope, until);
    StringBuilder lines = new StringBuilder();
    all.forEach((each, time) -> lines.append((time + " " + each).strip()).append('\n'));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(beside, lines, StandardCharsets.US_ASCII);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
