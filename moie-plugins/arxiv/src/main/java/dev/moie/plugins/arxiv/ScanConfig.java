package dev.moie.plugins.arxiv;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import java.util.Optional;

/**
 * Configures {@link ScanAction}.
 *
 * @param source where the answer comes from
 * @param contact who asks
 * @param maxItems how many papers the digest lists
 */
public record ScanConfig(
    @Doc("\"sample\", a file with an Atom answer, or the address of a query") @Default("sample")
        String source,
    @Doc("Mail address or web page to be told to arXiv with a query") Optional<String> contact,
    @Doc("How many papers the digest lists at most") @Default("100") @Range(min = 1, max = 2000)
        int maxItems) {

  /** The source that is bundled with the plugin. */
  static final String SAMPLE = "sample";

  /** Checks what the schema cannot say. */
  public ScanConfig {
    if (source.isBlank()) {
      throw new IllegalArgumentException("source is empty");
    }
    if (contact.isPresent() && !contact.get().matches("[\\x21-\\x7e]{3,200}")) {
      throw new IllegalArgumentException("contact has to be a mail address or a web page");
    }
  }

  boolean isSample() {
    return source.equals(SAMPLE);
  }

  boolean isAddress() {
    return source.startsWith("http://") || source.startsWith("https://");
  }
}
