package dev.moie.core.doctor;

/**
 * What a check has found.
 *
 * @param severity how bad it is
 * @param subject what it is about: a file, a plugin, a job
 * @param message what is so, for people
 * @param cure what to do; empty if nothing has to be done
 */
public record Finding(Severity severity, String subject, String message, String cure) {

  /** Something as it should be. */
  public static Finding ok(String subject, String message) {
    return new Finding(Severity.OK, subject, message, "");
  }

  /** Something worth knowing. */
  public static Finding info(String subject, String message, String cure) {
    return new Finding(Severity.INFO, subject, message, cure);
  }

  /** Something that may go wrong. */
  public static Finding warning(String subject, String message, String cure) {
    return new Finding(Severity.WARNING, subject, message, cure);
  }

  /** Something that does not work. */
  public static Finding problem(String subject, String message, String cure) {
    return new Finding(Severity.PROBLEM, subject, message, cure);
  }

  /** Subject and message in one line. */
  public String line() {
    return subject + ": " + message;
  }
}
