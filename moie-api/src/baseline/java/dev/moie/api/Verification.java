package dev.moie.api;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The answer of a {@link Verifier}. Immutable; made by {@link #verified()}, {@link #notVerified}
 * and {@link #inconclusive}.
 */
public final class Verification {

  /** The three answers there are. */
  public enum Verdict {
    /** It holds. */
    VERIFIED,
    /** It was looked at, and does not hold. */
    NOT_VERIFIED,
    /**
     * It could not be looked at: the network was down, a time limit ended, a program would not
     * start.
     */
    INCONCLUSIVE
  }

  private final Verdict verdict;
  private final String reason;
  private final OptionalInt exitCode;
  private final String output;

  private Verification(Verdict verdict, String reason, OptionalInt exitCode, String output) {
    this.verdict = verdict;
    this.reason = Objects.requireNonNull(reason, "reason");
    this.exitCode = exitCode;
    this.output = Objects.requireNonNull(output, "output");
  }

  /**
   * It holds.
   *
   * @return the answer
   */
  public static Verification verified() {
    return verified("");
  }

  /**
   * It holds.
   *
   * @param detail what was seen, in a few words for people
   * @return the answer
   */
  public static Verification verified(String detail) {
    return new Verification(Verdict.VERIFIED, detail, OptionalInt.empty(), "");
  }

  /**
   * It was looked at, and does not hold.
   *
   * @param reason what is wrong and where, for people
   * @return the answer
   */
  public static Verification notVerified(String reason) {
    return new Verification(Verdict.NOT_VERIFIED, reason, OptionalInt.empty(), "");
  }

  /**
   * It could not be looked at. Nothing is run on such an answer, and no attempt is counted.
   *
   * @param reason what stood in the way, for people
   * @return the answer
   */
  public static Verification inconclusive(String reason) {
    return new Verification(Verdict.INCONCLUSIVE, reason, OptionalInt.empty(), "");
  }

  /**
   * The same answer with the exit code of the program that gave it.
   *
   * @param code the exit code
   * @return a new answer
   */
  public Verification withExitCode(int code) {
    return new Verification(verdict, reason, OptionalInt.of(code), output);
  }

  /**
   * The same answer with the end of the output of the program that gave it.
   *
   * @param tail the end of the output; the engine keeps its last 8 KiB
   * @return a new answer
   */
  public Verification withOutput(String tail) {
    return new Verification(verdict, reason, exitCode, tail);
  }

  /**
   * Which of the three answers this is.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * Whether it holds.
   *
   * @return true if the verdict is {@link Verdict#VERIFIED}
   */
  public boolean holds() {
    return verdict == Verdict.VERIFIED;
  }

  /**
   * What was seen, or what is wrong.
   *
   * @return the reason; may be empty if it holds
   */
  public String reason() {
    return reason;
  }

  /**
   * The exit code of the program that gave the answer.
   *
   * @return the exit code, if a program was asked
   */
  public OptionalInt exitCode() {
    return exitCode;
  }

  /**
   * The end of the output of the program that gave the answer.
   *
   * @return the output, if there was any
   */
  public Optional<String> output() {
    return output.isEmpty() ? Optional.empty() : Optional.of(output);
  }

  @Override
  public String toString() {
    return reason.isEmpty() ? verdict.name() : verdict + ": " + reason;
  }
}
