package dev.moie.plugins.governance.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The file that entries are appended to. Each is one write, forced to the disk before the method
 * returns; a line that a crash has torn is taken off before the next one, which says so.
 *
 * <p>One writer at a time: the engine that holds the workspace tells its listeners one event after
 * the other. Whatever somebody else has appended meanwhile is seen, since the end of the file is
 * read each time.
 */
public final class AuditTrail {
  /** The trail's name in the plugin's own folder. */
  public static final String FILE = "audit.jsonl";

  /** An entry is far shorter. */
  private static final int LONGEST_LINE = 256 * 1024;

  /** What has to be free on the disk. */
  private static final long ROOM = 1024 * 1024;

  private final Path file;

  /**
   * Uses a file that need not exist.
   *
   * @param file where it lies
   */
  public AuditTrail(Path file) {
    this.file = file;
  }

  /**
   * The end of the file.
   *
   * @param last the last whole line; empty if there is none
   * @param torn what stands behind it
   * @param size of the file
   */
  private record End(Optional<Entry> last, byte[] torn, long size) {}

  /**
   * Looks whether an entry could be appended now. Changes nothing.
   *
   * @throws IOException if not, with the reason
   */
  public void check() throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        end(channel);
      }
    }
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isWritable(folder)) {
      throw new AuditException(folder + " may not be written to, so there is no audit trail");
    }
    if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
      throw new AuditException("the disk of " + folder + " is full, so there is no audit trail");
    }
  }

  /**
   * Appends an entry.
   *
   * @param at when it happened
   * @param kind what happened
   * @param fields everything else: texts, numbers, booleans
   * @return the entry's hash
   * @throws IOException if it is not on the disk
   */
  public String append(Instant at, String kind, Map<String, ?> fields) throws IOException {
    try (FileChannel channel = open()) {
      End end = end(channel);
      long seq = end.last().map(Entry::seq).orElse(0L);
      String prev = end.last().map(Entry::hash).orElse(Entry.BEGINNING);
      StringBuilder lines = new StringBuilder();
      if (end.torn().length > 0) {
        channel.truncate(end.size() - end.torn().length);
        Entry recovered =
            Entry.of(
                ++seq,
                prev,
                at.truncatedTo(ChronoUnit.MILLIS).toString(),
                "recovered",
                Map.of("torn_bytes", end.torn().length, "torn_sha256", Entry.sha256(end.torn())));
        lines.append(recovered.line()).append('\n');
        prev = recovered.hash();
      }
      Entry entry =
          Entry.of(seq + 1, prev, at.truncatedTo(ChronoUnit.MILLIS).toString(), kind, fields);
      lines.append(entry.line()).append('\n');
      channel.position(channel.size());
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return entry.hash();
    }
  }

  private FileChannel open() throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (NoSuchFileException notYet) {
      Files.createDirectories(file.getParent());
      FileChannel made =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE_NEW);
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return made;
    }
  }

  private End end(FileChannel channel) throws IOException {
    long size = channel.size();
    int length = (int) Math.min(size, LONGEST_LINE * 2L);
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, size - length + bytes.position()) > 0) {
      // until all is read
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    int newline = text.lastIndexOf('\n');
    byte[] torn = text.substring(newline + 1).getBytes(StandardCharsets.ISO_8859_1);
    if (newline < 0) {
      if (size > length) {
        throw broken();
      }
      return new End(Optional.empty(), torn, size);
    }
    int before = text.lastIndexOf('\n', newline - 1);
    Optional<Entry> last = Entry.parse(text.substring(before + 1, newline)).filter(Entry::fits);
    if (last.isEmpty()) {
      throw broken();
    }
    return new End(last, torn, size);
  }

  private AuditException broken() {
    return new AuditException(
        "the last line of the audit trail "
            + file
            + " is no entry, so nothing can follow it; see \"moie audit verify\", then move the file"
            + " away and keep it: a new trail begins by itself");
  }
}
