package dev.moie.core.json;

import java.util.stream.Collectors;

/**
 * How a document is laid out, so that what is added to it looks like the rest: its step of
 * indentation, and whether it has lines at all.
 */
public final class JsonLayout {
  /** The indentation that {@link #block} gives. */
  private static final int BLOCK_STEP = 2;

  private final JsonText text;
  private final String step;
  private final String lineEnd;

  private JsonLayout(JsonText text, String step, String lineEnd) {
    this.text = text;
    this.step = step;
    this.lineEnd = lineEnd;
  }

  /** Finds out by the first line that is indented: JSON begins with its outermost value. */
  static JsonLayout of(JsonText text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.at(at) == '\n') {
        int end = at + 1;
        while (end < text.length() && (text.at(end) == ' ' || text.at(end) == '\t')) {
          end++;
        }
        if (end > at + 1) {
          boolean windows = at > 0 && text.at(at - 1) == '\r';
          return new JsonLayout(text, text.slice(at + 1, end), windows ? "\r\n" : "\n");
        }
      }
    }
    return new JsonLayout(text, "", "");
  }

  /**
   * A value as it stands in a document that is indented by two spaces, moved to the left.
   *
   * @param source the document
   * @param value of that document
   */
  public static String block(JsonText source, Located value) {
    int left = source.indentation(value.start()).length();
    return source
        .slice(value.start(), value.end())
        .lines()
        .map(line -> line.substring(Math.min(left, leading(line))))
        .collect(Collectors.joining("\n"));
  }

  /** Indents a block like what it comes to stand beside. */
  String fit(String block, String white) {
    if (block.indexOf('\n') < 0) {
      return block;
    }
    int end = white.lastIndexOf('\n');
    if (end < 0) {
      // A line end never stands within a string: JSON escapes it.
      return block
          .replaceAll("([\\[{])\\n *", "$1")
          .replaceAll("\\n *([\\]}])", "$1")
          .replaceAll("\\n *", " ");
    }
    String beginning = (white.contains("\r") ? "\r\n" : "\n") + white.substring(end + 1);
    return block
        .lines()
        .map(line -> step.repeat(leading(line) / BLOCK_STEP) + line.stripLeading())
        .collect(Collectors.joining(beginning));
  }

  /** What goes before the first item of a list that has none. */
  String inside(Located.Arr list) {
    return lineEnd.isEmpty() ? "" : closing(list) + step;
  }

  /** What goes behind the last item of a list that had none. */
  String closing(Located.Arr list) {
    return lineEnd.isEmpty() ? "" : lineEnd + text.indentation(list.start());
  }

  private static int leading(String line) {
    return line.length() - line.stripLeading().length();
  }
}
