package dev.moie.core.alert;

import dev.moie.api.alert.Severity;
import java.time.Duration;

/**
 * Something that is wrong.
 *
 * @param key what it is about, such as {@code job/5.1/failing}; the same as long as it lasts
 * @param severity how bad it is
 * @param subject one line for people
 * @param message more of it; may be empty
 * @param grace how long it has to last before it is told
 */
public record Trouble(
    String key, Severity severity, String subject, String message, Duration grace) {
  static final int MAX_KEY = 300;
  static final int MAX_SUBJECT = 200;
  static final int MAX_MESSAGE = 4000;

  public Trouble {
    key = cut(key, MAX_KEY);
    subject = cut(subject, MAX_SUBJECT);
    message = cut(message, MAX_MESSAGE);
  }

  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
