package dev.moie.core.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Replaces secrets in texts that leave a plugin. It knows the values that were handed out, for as
 * long as the process lives, and the forms that they commonly take on the way. Costs nothing while
 * there are none. Thread-safe.
 */
public final class Masking {
  /** What stands in a text where a secret stood. */
  public static final String MASK = "****";

  /** Shorter values would mask words that are no secret, so they are not handed out at all. */
  static final int SHORTEST = 4;

  /** How much of a secret at a cut is taken for one. */
  private static final int SHORTEST_PART = 3;

  private volatile List<String> forms = List.of();

  /** Knows no secret yet. */
  public Masking() {}

  /** Masks a value from now on; one that is shorter than four characters is not. */
  public synchronized void hide(String value) {
    Set<String> all = new LinkedHashSet<>(forms);
    SecretForms.of(value).stream().filter(form -> form.length() >= SHORTEST).forEach(all::add);
    List<String> longestFirst = new ArrayList<>(all);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    forms = List.copyOf(longestFirst);
  }

  /** Whether there is nothing to mask. */
  public boolean isIdle() {
    return forms.isEmpty();
  }

  /**
   * The text without secrets. A part of one at the very beginning or end is masked too, since texts
   * are cut to a length on their way.
   */
  public String mask(String text) {
    List<String> known = forms;
    if (known.isEmpty() || text.length() < SHORTEST_PART) {
      return text;
    }
    String masked = text;
    for (String form : known) {
      masked = masked.replace(form, MASK);
    }
    return withoutEnd(withoutBeginning(masked, known), known);
  }

  private static String withoutBeginning(String text, List<String> known) {
    int longest = 0;
    for (String form : known) {
      for (int part = form.length() - 1; part >= SHORTEST_PART && part > longest; part--) {
        if (text.regionMatches(0, form, form.length() - part, part)) {
          longest = part;
        }
      }
    }
    return longest == 0 ? text : MASK + text.substring(longest);
  }

  private static String withoutEnd(String text, List<String> known) {
    String mark = text.endsWith("…") ? "…" : "";
    String body = text.substring(0, text.length() - mark.length());
    int longest = 0;
    for (String form : known) {
      for (int part = form.length() - 1; part >= SHORTEST_PART && part > longest; part--) {
        if (body.regionMatches(body.length() - part, form, 0, part)) {
          longest = part;
        }
      }
    }
    return longest == 0 ? text : body.substring(0, body.length() - longest) + MASK + mark;
  }
}
