package dev.moie.core.log;

import java.util.List;

/**
 * What has come into a log since somebody looked last.
 *
 * @param begun what has begun since, in order; it may have ended, too
 * @param ended what had begun before and has ended since, in order; what ended within two seconds
 *     before the last look may be told again, since ends need not be written in the order of their
 *     times
 * @param transitions in order
 * @param mark up to where that is
 */
public record LogNews(
    List<Execution> begun, List<Execution> ended, List<Transition> transitions, LogMark mark) {

  public LogNews {
    begun = List.copyOf(begun);
    ended = List.copyOf(ended);
    transitions = List.copyOf(transitions);
  }

  /** Nothing new. */
  public static LogNews none(LogMark mark) {
    return new LogNews(List.of(), List.of(), List.of(), mark);
  }
}
