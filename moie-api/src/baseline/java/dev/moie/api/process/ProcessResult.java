package dev.moie.api.process;

import java.time.Duration;
import java.util.Objects;

/** What came of a program. Immutable; made by the factory method named after what happened. */
public final class ProcessResult {

  /** How a program can end. */
  public enum Ending {
    /** It ended by itself; its exit code is an answer. */
    EXITED,
    /**
     * A signal ended it. An exit code of 129 to 192 is taken for this, since the system tells the
     * two alike.
     */
    SIGNALLED,
    /** Its time was over, and its group was killed. */
    TIMED_OUT,
    /** It could not be started. */
    NOT_STARTED
  }

  private final Ending ending;
  private final int code;
  private final String detail;
  private final String output;
  private final long outputBytes;
  private final Duration duration;

  private ProcessResult(
      Ending ending, int code, String detail, String output, long outputBytes, Duration duration) {
    this.ending = ending;
    this.code = code;
    this.detail = Objects.requireNonNull(detail, "detail");
    this.output = Objects.requireNonNull(output, "output");
    this.outputBytes = outputBytes;
    this.duration = Objects.requireNonNull(duration, "duration");
  }

  /**
   * The program ended by itself.
   *
   * @param code its exit code
   * @param output the end of its output
   * @param outputBytes how much it wrote in all
   * @param duration how long it ran
   * @return the result
   */
  public static ProcessResult exited(int code, String output, long outputBytes, Duration duration) {
    return new ProcessResult(
        Ending.EXITED, code, "exit code " + code, output, outputBytes, duration);
  }

  /**
   * A signal ended the program.
   *
   * @param signal the signal's number
   * @param output the end of its output
   * @param outputBytes how much it wrote in all
   * @param duration how long it ran
   * @return the result
   */
  public static ProcessResult signalled(
      int signal, String output, long outputBytes, Duration duration) {
    return new ProcessResult(
        Ending.SIGNALLED, signal, "killed by signal " + signal, output, outputBytes, duration);
  }

  /**
   * The program was killed when its time was over.
   *
   * @param limit the time that it had
   * @param output the end of its output
   * @param outputBytes how much it wrote in all
   * @param duration how long it ran
   * @return the result
   */
  public static ProcessResult timedOut(
      Duration limit, String output, long outputBytes, Duration duration) {
    return new ProcessResult(
        Ending.TIMED_OUT,
        -1,
        "timed out after " + limit + " and was killed",
        output,
        outputBytes,
        duration);
  }

  /**
   * The program could not be started.
   *
   * @param reason why, and what to do, for people
   * @return the result
   */
  public static ProcessResult notStarted(String reason) {
    return new ProcessResult(Ending.NOT_STARTED, -1, reason, "", 0, Duration.ZERO);
  }

  /**
   * How it ended.
   *
   * @return the ending
   */
  public Ending ending() {
    return ending;
  }

  /**
   * Whether it ended by itself with exit code 0.
   *
   * @return true if it did
   */
  public boolean isSuccess() {
    return ending == Ending.EXITED && code == 0;
  }

  /**
   * The exit code of {@link Ending#EXITED}, the signal's number of {@link Ending#SIGNALLED}.
   *
   * @return the code; -1 for the other endings
   */
  public int code() {
    return code;
  }

  /**
   * How it ended, for people.
   *
   * @return a few words, such as {@code exit code 2}
   */
  public String detail() {
    return detail;
  }

  /**
   * The end of what it wrote, at most 8 KiB, as text: bytes that are not UTF-8 and control
   * characters are replaced.
   *
   * @return the end of the output; may be empty
   */
  public String output() {
    return output;
  }

  /**
   * How much it wrote in all.
   *
   * @return bytes
   */
  public long outputBytes() {
    return outputBytes;
  }

  /**
   * How long it ran.
   *
   * @return the duration
   */
  public Duration duration() {
    return duration;
  }

  @Override
  public String toString() {
    return detail;
  }
}
