package dev.moie.app.watch;

import java.io.PrintStream;
import java.util.List;

/**
 * A terminal that is drawn over in place. Each redraw is one write that replaces line by line, so
 * that nothing is ever blank in between; lines that are too long are cut by the terminal itself,
 * which alone knows how wide they are. What was there before comes back at the end.
 */
final class Screen implements AutoCloseable {
  /** The other screen, no cursor, no wrapping of long lines. */
  private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[?7l";

  private static final String END = "\u001b[?7h\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String END_OF_LINE = "\u001b[K";
  private static final String BELOW = "\u001b[J";

  private final PrintStream out;

  Screen(PrintStream out) {
    this.out = out;
    out.print(BEGIN);
    out.flush();
  }

  /**
   * Shows lines, as many as there is room for, and one below.
   *
   * @param rows how many lines the terminal has
   */
  void show(List<String> lines, String below, int rows) {
    int room = Math.max(1, rows - 1);
    int shown = Math.min(lines.size(), room);
    StringBuilder text = new StringBuilder(HOME);
    for (String line : lines.subList(0, shown)) {
      text.append(line).append(END_OF_LINE).append("\r\n");
    }
    int more = lines.size() - shown;
    text.append(more > 0 ? more + " more lines; " : "").append(below);
    text.append(END_OF_LINE).append(BELOW);
    out.print(text);
    out.flush();
  }

  @Override
  public void close() {
    out.print(END);
    out.flush();
  }
}
