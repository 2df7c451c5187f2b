package dev.moie.plugins.arxiv.command;

import dev.moie.api.command.CommandIo;

/**
 * Writes for people: as wide as the terminal tells in {@code COLUMNS}, or 80 columns; where nobody
 * watches, text is not wrapped, so that a line can be searched for. Titles are bold on terminals.
 */
final class Page {
  private static final int NARROW = 40;
  private static final int WIDE = 100;
  private static final int USUAL = 80;

  private final CommandIo io;
  private final int width;

  private Page(CommandIo io, int width) {
    this.io = io;
    this.width = width;
  }

  static Page on(CommandIo io) {
    return new Page(io, io.colour() ? width(System.getenv("COLUMNS")) : Integer.MAX_VALUE);
  }

  private static int width(String columns) {
    return columns != null && columns.matches("\\d{1,4}")
        ? Math.max(NARROW, Math.min(WIDE, Integer.parseInt(columns)))
        : USUAL;
  }

  /** A line that stands out. */
  void title(String text) {
    for (String line : TerminalText.wrap(text, width)) {
      io.out().println(io.colour() ? "\u001b[1m" + line + "\u001b[0m" : line);
    }
  }

  /** A paragraph, moved to the right. */
  void text(String indent, String text) {
    TerminalText.wrap(text, width - indent.length())
        .forEach(line -> io.out().println(indent + line));
  }

  /** An empty line. */
  void gap() {
    io.out().println();
  }
}
