package dev.moie.plugins.arxiv.store;

import dev.moie.plugins.arxiv.paper.Paper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What of a paper decides whether a record of it is news.
 *
 * @param version the number of the latest version
 * @param withdrawn whether that says that the paper is withdrawn
 * @param deleted whether the archive has deleted it
 * @param categories those that it is in
 * @param fingerprint of everything else that is kept of it
 */
public record Known(
    int version, boolean withdrawn, boolean deleted, List<String> categories, long fingerprint) {

  /** Copies the list. */
  public Known {
    categories = List.copyOf(categories);
  }

  /** What is known once a paper is here. */
  public static Known of(Paper paper) {
    return new Known(
        paper.latest().number(),
        paper.isWithdrawn(),
        false,
        paper.categories(),
        fingerprint(paper));
  }

  private static long fingerprint(Paper paper) {
    CRC32C sum = new CRC32C();
    for (String text :
        List.of(
            paper.title(),
            paper.summary(),
            String.join(";", paper.authors()),
            paper.comments(),
            paper.journal(),
            paper.doi().orElse(""))) {
      sum.update(text.getBytes(StandardCharsets.UTF_8));
      sum.update(0);
    }
    return sum.getValue();
  }
}
