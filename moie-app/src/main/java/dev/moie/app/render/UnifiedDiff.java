package dev.moie.app.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a change does to a file, as {@code diff -u} shows it. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final List<String> lines;

  private UnifiedDiff(List<String> lines) {
    this.lines = lines;
  }

  /** The difference between two texts in UTF-8. */
  public static UnifiedDiff of(String fromName, byte[] before, String toName, byte[] after) {
    List<String> old = lines(before);
    return new UnifiedDiff(
        UnifiedDiffUtils.generateUnifiedDiff(
            fromName, toName, old, DiffUtils.diff(old, lines(after)), CONTEXT));
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }

  /** As text, without colours; each line ends with a newline. */
  public String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** For people: coloured, and harmless on a terminal. */
  public void print(Terminal terminal) {
    for (String line : lines) {
      String plain = Plain.keepingSpaces(line);
      terminal
          .out()
          .println(
              line.startsWith("+")
                  ? terminal.styles().good(plain)
                  : line.startsWith("-") ? terminal.styles().bad(plain) : plain);
    }
  }
}
