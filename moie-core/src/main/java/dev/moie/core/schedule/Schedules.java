package dev.moie.core.schedule;

/** Reads schedules. */
public final class Schedules {
  private Schedules() {}

  /**
   * Reads a schedule.
   *
   * @throws IllegalArgumentException with a message for people, if the text is none
   */
  public static Schedule parse(String text) {
    throw new IllegalArgumentException(text);
  }
}
