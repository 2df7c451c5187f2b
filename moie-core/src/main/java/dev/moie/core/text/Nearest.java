package dev.moie.core.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known word nearest to another, by Levenshtein's distance without regard to case and to
   * {@code -} against {@code _}.
   *
   * @return empty if none is near: more than two edits away, or more than a third of the word's
   *     length
   */
  public static Optional<String> of(String word, Collection<String> known) {
    String folded = fold(word);
    int allowed = Math.min(2, Math.max(1, folded.length() / 3));
    String best = "";
    int bestDistance = allowed + 1;
    for (String candidate : known.stream().sorted().toList()) {
      String other = fold(candidate);
      if (Math.abs(other.length() - folded.length()) < bestDistance) {
        int distance = distance(folded, other);
        if (distance < bestDistance) {
          best = candidate;
          bestDistance = distance;
        }
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String fold(String word) {
    String bounded = word.length() <= 100 ? word : word.substring(0, 100);
    return bounded.replaceAll("[-_ .]", "").toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
