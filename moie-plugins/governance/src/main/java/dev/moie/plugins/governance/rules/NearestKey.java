package dev.moie.plugins.governance.rules;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the key that somebody probably meant. */
final class NearestKey {
  private NearestKey() {}

  /** The nearest by at most two edits, and by at most a third of the word; ties by alphabet. */
  static Optional<String> of(String word, Collection<String> known) {
    String written = fold(word);
    String best = "";
    int least = Math.min(2, Math.max(1, written.length() / 3)) + 1;
    for (String each : known.stream().sorted().toList()) {
      int distance = distance(written, fold(each));
      if (distance < least) {
        least = distance;
        best = each;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String fold(String word) {
    String plain = word.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    return plain.length() <= 40 ? plain : plain.substring(0, 40);
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
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
