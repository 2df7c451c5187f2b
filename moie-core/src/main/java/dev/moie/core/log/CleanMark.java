package dev.moie.core.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.io.Leftovers;
import dev.moie.core.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the log stood when it was last closed in good order, in a small file beside it: a beat that
 * has nothing to do with the log need not open a database to know that there is nothing to recover.
 * It is gone while somebody writes to the log, and after a crash.
 */
final class CleanMark {
  private static final int MAX_BYTES = 4096;
  private static final Set<String> NUMBERS =
      Set.of("last_seq", "saved_seq", "interrupted", "paused");

  private final Disk disk;
  private final Path file;

  CleanMark(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /** The position, if there is a mark that can be read. */
  Optional<LogPosition> read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      return parse(disk.read(file));
    } catch (IOException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<LogPosition> parse(byte[] json) throws IOException {
    Map<String, Long> numbers = new HashMap<>();
    Optional<String> log = Optional.empty();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          log = Optional.of(parser.getText());
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
          numbers.put(parser.currentName(), parser.getLongValue());
        }
      }
    }
    boolean written =
        numbers.keySet().equals(NUMBERS) && numbers.values().stream().allMatch(each -> each >= 0);
    return written ? log.map(id -> position(id, numbers)) : Optional.empty();
  }

  private static LogPosition position(String log, Map<String, Long> numbers) {
    return new LogPosition(
        log,
        numbers.get("last_seq"),
        numbers.get("saved_seq"),
        Math.toIntExact(numbers.get("interrupted")),
        Math.toIntExact(numbers.get("paused")));
  }

  /**
   * Takes the mark away, and what a crash has left of one, durably, before the log is written to.
   */
  void clear() {
    try {
      Leftovers.sweep(disk, file);
      if (Files.exists(file)) {
        disk.delete(file);
        disk.forceFolder(file.toAbsolutePath().getParent());
      }
    } catch (IOException e) {
      throw new LogException(file + " cannot be removed: " + e.getMessage(), e);
    }
  }

  void write(LogPosition position) {
    String json =
        "{\"log\": "
            + JsonText.quote(position.log())
            + ", \"last_seq\": "
            + position.lastSeq()
            + ", \"saved_seq\": "
            + position.savedSeq()
            + ", \"interrupted\": "
            + position.interrupted()
            + ", \"paused\": "
            + position.paused()
            + "}\n";
    try {
      AtomicFile.write(disk, file, json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException onlySlowerNextTime) {
      // Without a mark the next beat opens the log and looks.
    }
  }
}
