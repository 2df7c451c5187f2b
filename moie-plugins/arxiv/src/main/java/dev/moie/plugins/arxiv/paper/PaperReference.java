package dev.moie.plugins.arxiv.paper;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paper as people and machines write it: an identifier and perhaps a version.
 *
 * @param id the paper
 * @param version counted from 1; empty for the latest
 */
public record PaperReference(ArxivId id, OptionalInt version) {
  private static final int LONGEST = 300;
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?i)(?:arxiv:\\s*"
              + "|oai:arxiv\\.org:"
              + "|(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)?10\\.48550/arxiv\\."
              + "|(?:https?://)?(?:[a-z0-9-]{1,20}\\.)?arxiv\\.org/"
              + "(?:abs|pdf|html|format|e-print|src|ps|cits)/(?:arxiv:)?)");
  private static final Pattern CLASS_BEHIND = Pattern.compile("\\s*\\[[A-Za-z.-]{2,20}\\]$");
  private static final Pattern QUERY = Pattern.compile("[?#].*$");
  private static final Pattern FILE_NAME = Pattern.compile("(?i)\\.pdf$");

  /** At the very end: old identifiers such as {@code solv-int/9701001} have that letter too. */
  private static final Pattern VERSION = Pattern.compile("[vV]([1-9]\\d{0,3})$");

  /**
   * Reads any form: bare, with {@code arXiv:} or {@code oai:arXiv.org:} before it, the address of a
   * page or a PDF, or a DOI.
   *
   * @return empty if it is none of these
   */
  public static Optional<PaperReference> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String rest = text.strip();
    Matcher prefix = PREFIX.matcher(rest);
    if (prefix.lookingAt()) {
      boolean page = prefix.group().endsWith("/") || prefix.group().contains("arxiv.org/");
      rest = rest.substring(prefix.end());
      if (page) {
        rest = FILE_NAME.matcher(QUERY.matcher(rest).replaceFirst("")).replaceFirst("");
        rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
      }
    }
    rest = CLASS_BEHIND.matcher(rest).replaceFirst("");
    Matcher version = VERSION.matcher(rest);
    OptionalInt number =
        version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
    String bare = number.isPresent() ? rest.substring(0, version.start()) : rest;
    return ArxivId.of(bare).map(id -> new PaperReference(id, number));
  }

  /** The canonical form, with its version if there is one. */
  @Override
  public String toString() {
    return version.isPresent() ? id + "v" + version.getAsInt() : id.toString();
  }
}
