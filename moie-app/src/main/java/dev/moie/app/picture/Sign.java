package dev.moie.app.picture;

/** The sign of a tone: a circle with a mark in it. */
final class Sign {
  private Sign() {}

  /** For a page. The word beside it says the same. */
  static String svg(Tone tone) {
    return "<svg class=\"sign\" viewBox=\"0 0 16 16\" width=\"20\" height=\"20\""
        + " aria-hidden=\"true\">"
        + inner(tone)
        + "</svg>";
  }

  /** For a picture, without the element around it. */
  static String inner(Tone tone) {
    return "<circle cx=\"8\" cy=\"8\" r=\"7\"/>"
        + (tone.path().isEmpty() ? "" : "<path d=\"" + tone.path() + "\"/>");
  }
}
