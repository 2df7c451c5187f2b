package dev.moie.plugins.arxiv.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one request through at a time, and the next one no sooner than a pause after the end of the
 * last. Holds for all processes and plugin versions that share the gate's file: arXiv counts all
 * that one person runs as one client.
 *
 * <p>The kernel opens the gate again when a process dies. The file holds when the last request
 * ended, in milliseconds since 1970; while one runs, when it began.
 */
public final class PolitenessGate {
  /** What arXiv asks for: no more than one request in three seconds. */
  public static final Duration PAUSE = Duration.ofSeconds(3);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** Clocks of the two ends differ in how they round. */
  private static final Duration MARGIN = Duration.ofMillis(50);

  private final Path file;
  private final Duration pause;
  private final Waiting waiting;

  /**
   * Makes a gate.
   *
   * @param file shared by all who ask; its folder is made
   * @param pause from the end of a request to the beginning of the next
   */
  public PolitenessGate(Path file, Duration pause, Waiting waiting) {
    this.file = file;
    this.pause = pause;
    this.waiting = waiting;
  }

  /** The right to make one request, until it is closed. */
  public interface Pass extends AutoCloseable {
    /** Tells that the request has ended. */
    @Override
    void close() throws IOException;
  }

  /**
   * Waits for a turn.
   *
   * @throws IOException if the gate's file cannot be used
   * @throws InterruptedException if the run is cancelled meanwhile
   */
  public Pass enter() throws IOException, InterruptedException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    boolean through = false;
    try {
      lock(channel);
      Duration left = left(channel);
      if (!left.isZero()) {
        waiting.pause(left);
      }
      write(channel);
      through = true;
      return () -> leave(channel);
    } finally {
      if (!through) {
        channel.close();
      }
    }
  }

  private void leave(FileChannel channel) throws IOException {
    try (channel) {
      write(channel);
    }
  }

  /**
   * Asks again and again: waiting in the kernel could not be interrupted, nor shared in one JVM.
   */
  private void lock(FileChannel channel) throws IOException, InterruptedException {
    while (true) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return;
        }
      } catch (OverlappingFileLockException heldInThisProcess) {
        // as good as held by another
      }
      waiting.pause(LOOK_AGAIN);
    }
  }

  /** At most one pause, also if a clock was set back or the file holds nonsense. */
  private Duration left(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    String text =
        new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).strip();
    if (text.isEmpty()) {
      return Duration.ZERO;
    }
    Duration whole = pause.plus(MARGIN);
    if (!text.matches("\\d{1,15}")) {
      return whole;
    }
    Duration passed = Duration.ofMillis(waiting.now().toEpochMilli() - Long.parseLong(text));
    if (passed.isNegative()) {
      return whole;
    }
    return passed.compareTo(whole) >= 0 ? Duration.ZERO : whole.minus(passed);
  }

  private void write(FileChannel channel) throws IOException {
    String now = String.format("%-15d\n", waiting.now().toEpochMilli());
    channel.write(ByteBuffer.wrap(now.getBytes(StandardCharsets.US_ASCII)), 0);
  }
}
