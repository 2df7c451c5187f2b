package dev.moie.plugins.arxiv.judge.quality;

import dev.moie.plugins.arxiv.judge.PaperText;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A real paper that was graded.
 *
 * @param grades the lower of two readings
 * @param archive of its primary category
 */
record GradedPaper(String id, PaperText text, String archive, Map<Facet, Integer> grades) {

  /** Whether it may be looked at while a scorer is made; the others are held out. */
  boolean isTrain() {
    return "02468ace".indexOf(hash("").charAt(0)) >= 0;
  }

  /** An order that has nothing to do with what a paper says. */
  String hash(String salt) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest((salt + id).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  int grade(Facet facet) {
    return grades.getOrDefault(facet, 0);
  }
}
