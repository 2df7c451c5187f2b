package dev.moie.app.http;

/** What a request may do. */
enum Access {
  /** Nobody has shown a token. */
  NONE,
  /** It may look. */
  READ,
  /** It may change things, too. */
  CHANGE;

  boolean covers(Access needed) {
    return compareTo(needed) >= 0;
  }
}
