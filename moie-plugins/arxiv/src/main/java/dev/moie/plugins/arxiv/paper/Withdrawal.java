package dev.moie.plugins.arxiv.paper;

import java.util.regex.Pattern;

/**
 * How a version tells that its paper is withdrawn: it has no source any more, or its comments begin
 * by saying so. The word alone, in an abstract or further on in the comments, means nothing.
 */
public final class Withdrawal {
  private static final Pattern COMMENTS =
      Pattern.compile(
          "(?i)^\\W{0,3}withdrawn\\b"
              + "|(?:^|[.;:!]\\s)\\W{0,3}(?:this |the )?"
              + "(?:paper|article|manuscript|submission|preprint|work)s?\\b"
              + "[^.]{0,60}\\bwithdrawn\\b");
  private static final Pattern NOTHING =
      Pattern.compile("0\\s*(?:kb|b)?", Pattern.CASE_INSENSITIVE);

  private Withdrawal() {}

  /**
   * Whether a version has no source.
   *
   * @param size such as {@code 12kb}
   * @param sourceType arXiv's flags, of which {@code I} means withdrawn
   */
  public static boolean isEmptySource(String size, String sourceType) {
    return sourceType.contains("I") || NOTHING.matcher(size.strip()).matches();
  }

  /** Whether the comments of the latest version say so. */
  public static boolean isToldBy(String comments) {
    return COMMENTS.matcher(comments).find();
  }
}
