package dev.moie.core.log;

/**
 * How far somebody has followed a log that others write.
 *
 * @param seq the place of the last transition that is known
 * @param place the place of the last beginning of an execution that is known
 * @param ended when the last known end of an execution was, in milliseconds since 1970; where
 *     several machines write the log, whose clocks differ, the place at which it was written
 */
public record LogMark(long seq, long place, long ended) {

  /** Nothing is known yet. */
  public static final LogMark START = new LogMark(0, 0, 0);
}
