package dev.moie.app.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The keys that are pressed on the terminal behind the standard input, as they are pressed; if that
 * is no terminal, none ever is. {@code stty} is run on our own input, so it has to be a child of
 * this process group: the engine's way of running programs would take the terminal from it.
 */
final class Keyboard implements AutoCloseable {
  private static final int DEFAULT_ROWS = 24;

  private final BlockingQueue<Integer> pressed = new ArrayBlockingQueue<>(16);
  private final String before;

  Keyboard() throws InterruptedException {
    before = stty("-g");
    if (!before.isEmpty()) {
      stty("-icanon", "-echo", "min", "1");
      Thread reader = new Thread(this::read, "moie-keyboard");
      reader.setDaemon(true);
      reader.start();
    }
  }

  private void read() {
    try {
      for (int key = System.in.read(); key >= 0; key = System.in.read()) {
        pressed.offer(key);
      }
    } catch (IOException gone) {
      // No more keys.
    }
  }

  /** Waits for one of these keys; returns whether it was pressed in time. */
  boolean await(String keys, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      Integer key = pressed.poll(left, TimeUnit.NANOSECONDS);
      if (key != null && keys.indexOf(key) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** How many lines the terminal has now. */
  int rows() throws InterruptedException {
    String size = before.isEmpty() ? "" : stty("size");
    int space = size.indexOf(' ');
    try {
      int rows = space < 0 ? 0 : Integer.parseInt(size.substring(0, space));
      return rows > 0 ? rows : DEFAULT_ROWS;
    } catch (NumberFormatException e) {
      return DEFAULT_ROWS;
    }
  }

  /** Returns what it prints; empty if there is no terminal, or no such program. */
  private static String stty(String... words) throws InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "stty";
    System.arraycopy(words, 0, command, 1, words.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed;
      try (InputStream output = process.getInputStream()) {
        printed = new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip();
      }
      return process.waitFor() == 0 ? printed : "";
    } catch (IOException noSuchProgram) {
      return "";
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (!before.isEmpty()) {
      boolean interrupted = Thread.interrupted();
      stty(before);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
