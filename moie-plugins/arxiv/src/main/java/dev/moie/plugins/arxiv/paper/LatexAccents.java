package dev.moie.plugins.arxiv.paper;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns LaTeX accents into the letters that they mean: {@code Bal\'azs} into {@code Balázs}. */
public final class LatexAccents {
  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("`", "\u0300"),
          Map.entry("'", "\u0301"),
          Map.entry("^", "\u0302"),
          Map.entry("~", "\u0303"),
          Map.entry("=", "\u0304"),
          Map.entry("u", "\u0306"),
          Map.entry(".", "\u0307"),
          Map.entry("\"", "\u0308"),
          Map.entry("r", "\u030a"),
          Map.entry("H", "\u030b"),
          Map.entry("v", "\u030c"),
          Map.entry("d", "\u0323"),
          Map.entry("c", "\u0327"),
          Map.entry("k", "\u0328"));

  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("o", "\u00f8"),
          Map.entry("O", "\u00d8"),
          Map.entry("l", "\u0142"),
          Map.entry("L", "\u0141"),
          Map.entry("ss", "\u00df"),
          Map.entry("ae", "\u00e6"),
          Map.entry("AE", "\u00c6"),
          Map.entry("oe", "\u0153"),
          Map.entry("OE", "\u0152"),
          Map.entry("aa", "\u00e5"),
          Map.entry("AA", "\u00c5"),
          Map.entry("i", "\u0131"),
          Map.entry("j", "\u0237"));

  /** An accent and its letter, which may stand in braces, and be a dotless one. */
  private static final Pattern ACCENT =
      Pattern.compile(
          "\\\\(?:([`'^~=.\"])\\s{0,3}|([uvHcdkr])(?:\\s{1,3}|(?=\\{)))"
              + "(?:\\{\\s{0,3}(?:\\\\?([ij])(?![A-Za-z])|([A-Za-z]))\\s{0,3}\\}"
              + "|\\\\([ij])(?![A-Za-z])\\s?|([A-Za-z]))");

  private static final Pattern LETTER =
      Pattern.compile("\\\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![A-Za-z])(?:\\{\\}|\\s)?");

  /** Braces that held nothing but an accented letter or a run of letters. */
  private static final Pattern BRACES =
      Pattern.compile("\\{(\\p{L}\\p{M}{0,2}|[\\p{L}. -]{1,60})\\}");

  private LatexAccents() {}

  /** The text with its accents as Unicode, composed; what is not understood stays as it is. */
  public static String toUnicode(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    String accented =
        ACCENT
            .matcher(text)
            .replaceAll(
                found -> {
                  String mark = MARKS.get(found.group(1) != null ? found.group(1) : found.group(2));
                  String letter = "";
                  for (int group = 3; group <= 6; group++) {
                    letter = found.group(group) == null ? letter : found.group(group);
                  }
                  return Matcher.quoteReplacement(
                      Normalizer.normalize(letter + mark, Normalizer.Form.NFC));
                });
    String letters =
        LETTER
            .matcher(accented)
            .replaceAll(found -> Matcher.quoteReplacement(LETTERS.get(found.group(1))));
    return BRACES.matcher(letters).replaceAll("$1");
  }
}
