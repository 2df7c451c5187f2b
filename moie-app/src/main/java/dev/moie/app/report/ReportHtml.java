package dev.moie.app.report;

import dev.moie.app.picture.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The report as a page that stands alone. */
public final class ReportHtml {
  private ReportHtml() {}

  /** The page, with a newline at its end. */
  public static String write(Summary summary) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
        + " 'unsafe-inline'\">\n<title>"
        + Markup.text("Workflow Execution Summary: " + summary.state().meta().project())
        + "</title>\n<style>\n"
        + style()
        + "</style>\n</head>\n<body>\n<main>\n"
        + Outline.of(summary).stream().map(ReportHtml::block).collect(Collectors.joining("\n"))
        + "\n</main>\n</body>\n</html>\n";
  }

  private static String block(Block block) {
    if (block instanceof Block.Heading heading) {
      return element("h" + heading.level(), heading.text());
    } else if (block instanceof Block.Text text) {
      String missing = text.text().equals(Outline.NOT_RECORDED) ? " class=\"missing\"" : "";
      return "<p" + missing + ">" + Markup.text(text.text()) + "</p>";
    } else if (block instanceof Block.Facts facts) {
      return facts.facts().stream()
          .map(
              fact -> "<div>" + element("dt", fact.name()) + element("dd", fact.value()) + "</div>")
          .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>"));
    } else if (block instanceof Block.Items items) {
      return items.items().stream()
          .map(item -> element("li", item))
          .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    } else if (block instanceof Block.Output output) {
      return output.lines().stream()
          .map(line -> Markup.text(line.replace(" ", "\u00a0")))
          .collect(Collectors.joining("\n", "<pre>", "</pre>"));
    } else if (block instanceof Block.Table table) {
      return "<div class=\"wide\"><table>\n<thead>"
          + row("th", table.columns())
          + "</thead>\n<tbody>\n"
          + table.rows().stream().map(row -> row("td", row)).collect(Collectors.joining("\n"))
          + "\n</tbody>\n</table></div>";
    }
    throw new IllegalStateException("no such block: " + block);
  }

  private static String row(String cell, List<String> cells) {
    return cells.stream()
        .map(text -> "<" + cell + ">" + Markup.text(text, 300) + "</" + cell + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + Markup.text(text) + "</" + name + ">";
  }

  private static String style() {
    try (InputStream in = ReportHtml.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet report.css is missing", e);
    }
  }
}
