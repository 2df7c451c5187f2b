package dev.moie.app.render;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Where output goes, and what it can show.
 *
 * @param out for results
 * @param err for errors, warnings and progress
 * @param glyphs the signs that the encoding can show
 * @param styles the colours that the terminal can show
 * @param interactive whether a person is watching
 */
public record Terminal(
    PrintStream out, PrintStream err, Glyphs glyphs, Styles styles, boolean interactive) {

  /**
   * Finds out what a process's own output can show: the locale decides the signs, a terminal the
   * colours. {@code NO_COLOR} is honoured (no-color.org).
   */
  public static Terminal of(
      OutputStream out, OutputStream err, Map<String, String> environment, boolean interactive) {
    boolean unicode = showsUnicode(environment);
    Glyphs glyphs = unicode ? Glyphs.UNICODE : Glyphs.ASCII;
    Charset charset = charset(glyphs);
    boolean colour =
        interactive
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        new PrintStream(out, true, charset),
        new PrintStream(err, true, charset),
        glyphs,
        colour ? Styles.ANSI : Styles.PLAIN,
        interactive);
  }

  /** The same, as if nobody were watching. */
  public Terminal unwatched() {
    return new Terminal(out, err, glyphs, styles, false);
  }

  /** Writes to {@link #out()}, a line at a time. */
  public PrintWriter outWriter() {
    return new PrintWriter(out, true, charset(glyphs));
  }

  /** Writes to {@link #err()}, a line at a time. */
  public PrintWriter errWriter() {
    return new PrintWriter(err, true, charset(glyphs));
  }

  private static Charset charset(Glyphs glyphs) {
    return glyphs.isUnicode() ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  /** POSIX: LC_ALL, then LC_CTYPE, then LANG; nothing set means the C locale, as under cron. */
  private static boolean showsUnicode(Map<String, String> environment) {
    for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        String folded = value.toLowerCase(Locale.ROOT);
        return folded.contains("utf-8") || folded.contains("utf8");
      }
    }
    return false;
  }
}
