package dev.moie.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.io.Leftovers;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the holder of a workspace's lock has written about itself into {@code lock.json}. Anybody
 * may have written there: what is read is cut to a size and freed from control characters, and no
 * link is followed.
 *
 * @param holder for people
 * @param start when that process was started, see {@link ProcessStart}; empty if it is not said
 */
record LockNote(LockHolder holder, String start) {
  private static final int MAX_FILE = 4096;
  private static final int MAX_TEXT = 200;

  /** Of this process. */
  static LockNote ofThisProcess(String command, Clock clock) {
    long pid = ProcessHandle.current().pid();
    return new LockNote(
        new LockHolder(
            Long.toString(pid),
            host(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            command),
        ProcessStart.of(pid).orElse(""));
  }

  /** What the file says; empty if it is not there, or makes no sense. */
  static Optional<LockNote> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MAX_FILE + 1);
      JsonNode node = JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
      if (bytes.length > MAX_FILE || !node.isObject()) {
        return Optional.empty();
      }
      return Optional.of(
          new LockNote(
              new LockHolder(
                  text(node, "pid"),
                  text(node, "host"),
                  text(node, "since"),
                  text(node, "command")),
              node.path("start").asText("")));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String key) {
    String text = node.path(key).asText("?").replaceAll("\\p{C}", "?");
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /** Replaces the file as a whole. A link in its place is removed, and what it points at left. */
  void write(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(file + " is a folder; remove it");
      }
      Files.deleteIfExists(file);
    }
    String json =
        "{\"pid\": "
            + holder.pid()
            + ", \"start\": "
            + JsonText.quote(start)
            + ", \"host\": "
            + JsonText.quote(holder.host())
            + ", \"since\": "
            + JsonText.quote(holder.since())
            + ", \"command\": "
            + JsonText.quote(holder.command())
            + "}\n";
    // Whoever held the workspace may have been killed in the middle of any of its files.
    Leftovers.sweepOfTheDead(Disk.LOCAL, file.toAbsolutePath().getParent());
    AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it is about a process of this machine that still runs, and is not this one. */
  boolean isOfAnotherThatRuns() {
    if (start.isEmpty()
        || !holder.host().equals(host())
        || !holder.pid().matches("[1-9][0-9]{0,9}")) {
      return false;
    }
    long pid = Long.parseLong(holder.pid());
    return pid != ProcessHandle.current().pid()
        && ProcessStart.of(pid).filter(start::equals).isPresent();
  }

  static String host() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException notLinux) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "this machine";
      }
    }
  }
}
