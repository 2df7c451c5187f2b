package dev.moie.plugins.notebook.handoff;

import dev.moie.api.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How old a page is: what it says itself, which survives copies. */
public final class Age {
  static final String LABEL = "**Made**: ";

  private Age() {}

  /** Holds if a page is there and not older than that. */
  public static Verification verify(Path page, Duration maxAge, Instant now, String action)
      throws IOException {
    Optional<Instant> made = made(page);
    if (made.isEmpty()) {
      return Verification.notVerified(
          page
              + (Files.exists(page) ? " does not say when it was made" : " does not exist")
              + "; run "
              + action);
    }
    Duration age = Duration.between(made.get(), now);
    return age.compareTo(maxAge) > 0
        ? Verification.notVerified(
            page + " was made at " + made.get() + ", more than " + maxAge + " ago; run " + action)
        : Verification.verified("made at " + made.get());
  }

  private static Optional<Instant> made(Path page) throws IOException {
    if (!Files.isRegularFile(page)) {
      return Optional.empty();
    }
    try (var lines = new String(Files.readAllBytes(page), StandardCharsets.UTF_8).lines()) {
      return lines
          .filter(line -> line.startsWith(LABEL))
          .findFirst()
          .map(line -> OffsetDateTime.parse(line.substring(LABEL.length()).strip()).toInstant());
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
