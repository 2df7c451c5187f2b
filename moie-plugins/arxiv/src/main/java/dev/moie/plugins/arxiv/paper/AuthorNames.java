package dev.moie.plugins.arxiv.paper;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of authors: taken apart from one string, and compared. */
public final class AuthorNames {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*[,;]\\s*(?:and\\s+|&\\s*)?|\\s+and\\s+|\\s+&\\s+");
  private static final Pattern SUFFIX = Pattern.compile("(?i)jr\\.?|sr\\.?|ii|iii|iv");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private AuthorNames() {}

  /**
   * Takes the names out of one string, as OAI-PMH and the announcement feed have them. What stands
   * in parentheses, such as affiliations, is dropped.
   */
  public static List<String> split(String text) {
    String plain = collapse(LatexAccents.toUnicode(withoutParentheses(text)));
    List<String> names = new ArrayList<>();
    for (String part : SEPARATOR.split(plain, -1)) {
      String name = part.strip();
      if (name.isEmpty()) {
        continue;
      }
      if (!names.isEmpty() && SUFFIX.matcher(name).matches()) {
        names.set(names.size() - 1, names.get(names.size() - 1) + " " + name);
      } else {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** The text with its white space collapsed. */
  public static String collapse(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String withoutParentheses(String text) {
    StringBuilder outside = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        outside.append(c);
      }
    }
    return outside.toString();
  }

  /**
   * Whether two spellings may be one person: the same last name, and first names of which one is
   * the beginning of the other. {@code P. Langacker}, {@code Paul Langacker} and {@code Langacker,
   * Paul} are.
   */
  public static boolean mayBeSame(String one, String other) {
    List<String> first = words(one);
    List<String> second = words(other);
    if (first.isEmpty() || second.isEmpty() || !last(first).equals(last(second))) {
      return false;
    }
    for (int i = 0; i < Math.min(first.size(), second.size()) - 1; i++) {
      String a = first.get(i);
      String b = second.get(i);
      if (!a.startsWith(b) && !b.startsWith(a)) {
        return false;
      }
    }
    return true;
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }

  /** Lower case, without accents, the last name last. */
  private static List<String> words(String name) {
    String text = LatexAccents.toUnicode(name);
    int comma = text.indexOf(',');
    String ordered = comma < 0 ? text : text.substring(comma + 1) + " " + text.substring(0, comma);
    String folded =
        MARKS
            .matcher(Normalizer.normalize(ordered, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace('\u0142', 'l')
            .replace('\u00f8', 'o');
    List<String> words = new ArrayList<>();
    for (String word : folded.split("[^\\p{L}'-]+", -1)) {
      if (!word.isEmpty() && !SUFFIX.matcher(word).matches()) {
        words.add(word);
      }
    }
    return words;
  }
}
