package dev.moie.app.http;

/**
 * A request is refused, or cannot be served. Told as {@code application/problem+json} (RFC 9457) to
 * programs, and as a page to people.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  /**
   * Refuses.
   *
   * @param status of HTTP
   * @param title what kind of problem it is; the same for all of its kind
   * @param detail what is wrong here, and what to do
   */
  Refusal(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return getMessage();
  }

  static Refusal badRequest(String detail) {
    return new Refusal(400, "Bad request", detail);
  }

  static Refusal notFound(String detail) {
    return new Refusal(404, "Not found", detail);
  }
}
