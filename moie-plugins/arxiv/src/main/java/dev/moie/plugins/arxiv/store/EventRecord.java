package dev.moie.plugins.arxiv.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * All that was ever found out, one line of JSON an event, in files of some 64 MiB: the truth that
 * the index can be made of again. Only ever appended to, each batch on the disk before anything
 * else is told of it; what a crash has cut off at the end is dropped by the next writer.
 *
 * <p>One writer at a time; readers need not wait for it.
 */
public final class EventRecord {
  private static final long ROTATE = 64L << 20;

  private final Path folder;

  /**
   * Opens the record, which may be empty.
   *
   * @param folder its own; made when first written to
   */
  public EventRecord(Path folder) {
    this.folder = folder;
  }

  private Path file(int number) {
    return folder.resolve(String.format("events-%06d.jsonl", number));
  }

  private int last() {
    int number = 1;
    while (Files.exists(file(number + 1))) {
      number++;
    }
    return number;
  }

  /**
   * Appends events and forces them to the disk.
   *
   * @return where the record ends now
   */
  public Position append(List<Event> events) throws IOException {
    Files.createDirectories(folder);
    int number = last();
    if (Files.exists(file(number)) && Files.size(file(number)) >= ROTATE) {
      number++;
    }
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(EventJson.write(event)).append('\n'));
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
    boolean made = !Files.exists(file(number));
    try (FileChannel channel =
        FileChannel.open(
            file(number),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      channel.truncate(wholeLines(channel));
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      if (made) {
        force(folder);
      }
      return new Position(number, channel.size());
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Where the last whole line ends. */
  private static long wholeLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(4096);
    long end = channel.size();
    while (end > 0) {
      long start = Math.max(0, end - one.capacity());
      one.clear().limit((int) (end - start));
      channel.read(one, start);
      for (int i = one.position() - 1; i >= 0; i--) {
        if (one.get(i) == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  /** Where the record ends, but for a line that a crash has cut off. */
  public Position end() throws IOException {
    int number = last();
    if (!Files.exists(file(number))) {
      return Position.START;
    }
    try (FileChannel channel = FileChannel.open(file(number), StandardOpenOption.READ)) {
      return new Position(number, wholeLines(channel));
    }
  }

  /** What is done with an event. */
  public interface Visitor {
    /**
     * Takes one.
     *
     * @param at where it stands
     * @param next where the next one will
     */
    void visit(Event event, Position at, Position next) throws IOException;
  }

  /**
   * Goes through all events from a place on. Lines that cannot be understood are passed over.
   *
   * @return how many those were
   */
  public int read(Position from, Visitor visitor) throws IOException {
    int bad = 0;
    for (int number = from.file(); Files.exists(file(number)); number++) {
      long offset = number == from.file() ? from.offset() : 0;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file(number)), 1 << 16)) {
        in.skipNBytes(Math.min(offset, Files.size(file(number))));
        Optional<byte[]> line = line(in);
        while (line.isPresent()) {
          Position at = new Position(number, offset);
          offset += line.get().length + 1;
          Optional<Event> event = EventJson.read(new String(line.get(), StandardCharsets.UTF_8));
          if (event.isPresent()) {
            visitor.visit(event.get(), at, new Position(number, offset));
          } else {
            bad++;
          }
          line = line(in);
        }
      }
    }
    return bad;
  }

  /** A line with its end; empty at the end of the file, or where the last line is not whole. */
  private static Optional<byte[]> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return Optional.of(line.toByteArray());
      }
      line.write(c);
    }
    return Optional.empty();
  }

  /** The event at a place. */
  public Optional<Event> at(Position place) throws IOException {
    if (!Files.exists(file(place.file()))) {
      return Optional.empty();
    }
    try (RandomAccessFile in = new RandomAccessFile(file(place.file()).toFile(), "r")) {
      in.seek(place.offset());
      ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
      byte[] part = new byte[4096];
      for (int read = in.read(part); read > 0; read = in.read(part)) {
        for (int i = 0; i < read; i++) {
          if (part[i] == '\n') {
            return EventJson.read(line.toString(StandardCharsets.UTF_8));
          }
          line.write(part[i]);
        }
      }
      return Optional.empty();
    }
  }
}
