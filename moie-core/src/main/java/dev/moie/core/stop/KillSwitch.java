package dev.moie.core.stop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.io.Leftovers;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a workspace is stopped: a file is there or not. It needs neither the lock nor the log nor
 * a state that can be read, and anybody can make it by hand: whatever lies there stops, and only
 * what it says is lost if it cannot be read.
 *
 * <p>Thread-safe; several processes may use it at once.
 */
public final class KillSwitch {
  private static final int MAX_FILE = 16 * 1024;
  private static final int MAX_TEXT = 1000;

  private final Disk disk;
  private final Path file;

  /**
   * Uses a file.
   *
   * @param disk where it lies
   * @param file need not exist
   */
  public KillSwitch(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /** The stop that is in force. Costs one look for the file while there is none. */
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
        JsonNode node = JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
        if (node.isObject()) {
          return new Stop(
              time(node.path("at").asText("")),
              text(node, "by", "somebody"),
              text(node, "reason", ""),
              how(node.path("how").asText("")));
        }
      } catch (IOException unreadable) {
        // It stops all the same.
      }
    }
    return new Stop(changed(), "somebody", "the file " + file + " was made by hand", Stop.How.NOW);
  }

  private Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unknown) {
      return changed();
    }
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

  private static Stop.How how(String text) {
    return text.equals("drain") ? Stop.How.DRAIN : Stop.How.NOW;
  }

  private static String text(JsonNode node, String key, String otherwise) {
    String text = node.path(key).asText(otherwise).replaceAll("\\p{C}", " ");
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /**
   * Stops the workspace. One that is stopped already stays so, by whom and why it was; but one that
   * drains can be stopped at once.
   *
   * @return the stop that is in force now
   * @throws IOException if the file cannot be made; the workspace is not stopped by this then
   */
  public Stop stop(Stop wanted) throws IOException {
    Optional<Stop> before = stop();
    if (before.isPresent()
        && (before.get().how() == Stop.How.NOW || wanted.how() == Stop.How.DRAIN)) {
      return before.get();
    }
    String json =
        "{\"at\": "
            + JsonText.quote(wanted.at().toString())
            + ", \"by\": "
            + JsonText.quote(wanted.by())
            + ", \"reason\": "
            + JsonText.quote(wanted.reason())
            + ", \"how\": "
            + JsonText.quote(wanted.how().name().toLowerCase(Locale.ROOT))
            + "}\n";
    Leftovers.sweep(disk, file);
    AtomicFile.write(disk, file, json.getBytes(StandardCharsets.UTF_8));
    return wanted;
  }

  /**
   * Lets the workspace go on.
   *
   * @return what had stopped it; empty if it was not stopped
   * @throws IOException if the file cannot be removed
   */
  public Optional<Stop> resume() throws IOException {
    Optional<Stop> before = stop();
    disk.delete(file);
    return before;
  }
}
