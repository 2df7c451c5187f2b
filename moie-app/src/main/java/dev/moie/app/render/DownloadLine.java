package dev.moie.app.render;

import dev.moie.core.download.DownloadProgress;
import java.util.Locale;

/**
 * One line on a terminal that tells how far a download is; nothing where nobody watches.
 * Thread-safe.
 */
public final class DownloadLine implements DownloadProgress, AutoCloseable {
  private static final int WIDTH = 78;
  private static final long INTERVAL_NANOS = 100_000_000;

  private final Terminal terminal;
  private final String name;
  private long shownAt = System.nanoTime();
  private boolean shown;
  private boolean closed;

  /**
   * Tells of one download.
   *
   * @param name what is fetched
   */
  public DownloadLine(Terminal terminal, String name) {
    this.terminal = terminal;
    this.name = name;
  }

  @Override
  public synchronized void at(long bytes, long total) {
    long now = System.nanoTime();
    if (closed || !terminal.interactive() || now - shownAt < INTERVAL_NANOS) {
      return;
    }
    shownAt = now;
    shown = true;
    String text = name + ": " + mebibytes(bytes) + (total < 0 ? "" : " of " + mebibytes(total));
    terminal.err().print("\r" + String.format("%-" + WIDTH + "s", Plain.line(text, WIDTH)));
    terminal.err().flush();
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
  }

  /** Clears the line. */
  @Override
  public synchronized void close() {
    closed = true;
    if (shown) {
      terminal.err().print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.err().flush();
    }
  }
}
