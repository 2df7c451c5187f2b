package dev.moie.plugins.arxiv.digest;

import dev.moie.plugins.arxiv.paper.LatexAccents;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text of strangers a BibTeX value. Formulas between dollar signs stay as they are, unless
 * they do more than set mathematics; outside of them nothing is a command.
 */
final class BibtexText {
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)");

  /** Commands that read, write, define or run something; none of them belongs in a formula. */
  private static final Set<String> DENIED =
      Set.of(
          "input",
          "include",
          "openin",
          "openout",
          "read",
          "write",
          "immediate",
          "special",
          "def",
          "edef",
          "gdef",
          "xdef",
          "let",
          "futurelet",
          "catcode",
          "csname",
          "endcsname",
          "expandafter",
          "newcommand",
          "renewcommand",
          "providecommand",
          "usepackage",
          "requirepackage",
          "documentclass",
          "begin",
          "end",
          "verbatiminput",
          "lstinputlisting",
          "includegraphics",
          "directlua",
          "loop",
          "repeat",
          "newwrite",
          "newread",
          "jobname",
          "aftergroup",
          "every",
          "output",
          "shipout",
          "href",
          "url",
          "bibliography");

  private BibtexText() {}

  static String escape(String text) {
    String line = LatexAccents.toUnicode(PlainText.line(text));
    StringBuilder safe = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      int open = line.indexOf('$', at);
      int close = open < 0 ? -1 : line.indexOf('$', open + 1);
      if (close < 0) {
        words(safe, line.substring(at));
        break;
      }
      words(safe, line.substring(at, open));
      String formula = line.substring(open + 1, close);
      if (isHarmless(formula)) {
        safe.append('$').append(formula).append('$');
      } else {
        words(safe, "$" + formula + "$");
      }
      at = close + 1;
    }
    return safe.toString();
  }

  private static boolean isHarmless(String formula) {
    if (formula.isBlank() || formula.contains("^^") || formula.contains("%")) {
      return false;
    }
    Matcher commands = COMMAND.matcher(formula);
    while (commands.find()) {
      if (DENIED.contains(commands.group(1).toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return isBalanced(formula);
  }

  /** Also where braces are escaped: BibTeX counts those too. */
  private static boolean isBalanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static void words(StringBuilder safe, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> {
          boolean escapes = i + 1 < text.length() && "&%_#$".indexOf(text.charAt(i + 1)) >= 0;
          safe.append(escapes ? "" : "\\textbackslash{}");
        }
        case '&', '%', '_', '#', '$' -> safe.append('\\').append(c);
        case '~' -> safe.append("\\textasciitilde{}");
        case '^' -> safe.append("\\textasciicircum{}");
        case '{', '}' -> {
          // Groups mean nothing in plain words, and an odd one would end the value.
        }
        default -> safe.append(c);
      }
    }
  }
}
