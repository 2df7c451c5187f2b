package dev.moie.app.report;

import dev.moie.app.render.Plain;
import java.util.List;
import java.util.stream.Collectors;

/** The report in Markdown. What comes from the state and the log cannot become markup. */
public final class ReportMarkdown {
  private ReportMarkdown() {}

  /** The document, with a newline at its end. */
  public static String write(Summary summary) {
    return Outline.of(summary).stream()
        .map(ReportMarkdown::block)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String block(Block block) {
    if (block instanceof Block.Heading heading) {
      return "#".repeat(heading.level()) + " " + text(heading.text());
    } else if (block instanceof Block.Text text) {
      return text(text.text());
    } else if (block instanceof Block.Facts facts) {
      return facts.facts().stream()
          .map(fact -> "- **" + text(fact.name()) + "**: " + text(fact.value()))
          .collect(Collectors.joining("\n"));
    } else if (block instanceof Block.Items items) {
      return items.items().stream()
          .map(item -> "- " + text(item))
          .collect(Collectors.joining("\n"));
    } else if (block instanceof Block.Output output) {
      return output.lines().stream()
          .map(line -> "    " + Plain.keepingSpaces(line))
          .collect(Collectors.joining("\n"));
    } else if (block instanceof Block.Table table) {
      return row(table.columns())
          + "\n"
          + "|---".repeat(table.columns().size())
          + "|\n"
          + table.rows().stream().map(ReportMarkdown::row).collect(Collectors.joining("\n"));
    }
    throw new IllegalStateException("no such block: " + block);
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> Plain.line(cell, 200))
        .map(ReportMarkdown::text)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String text(String text) {
    String line = Plain.line(text);
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '<') {
        safe.append("&lt;");
      } else if (c == '&') {
        safe.append("&amp;");
      } else {
        boolean markup = "\\`*[]|~#!$".indexOf(c) >= 0 || (c == '_' && !isInWord(line, i));
        safe.append(markup ? "\\" : "").append(c);
      }
    }
    return safe.toString();
  }

  /** An underscore between letters is one; at the edge of a word it begins emphasis. */
  private static boolean isInWord(String line, int i) {
    return i > 0
        && i + 1 < line.length()
        && Character.isLetterOrDigit(line.charAt(i - 1))
        && Character.isLetterOrDigit(line.charAt(i + 1));
  }
}
