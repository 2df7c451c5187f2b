package dev.moie.api;

import java.util.Objects;
import java.util.Optional;

/** What came of an {@link Action}. Immutable; made by {@link #succeeded()} and {@link #failed}. */
public final class ActionResult {
  private final boolean succeeded;
  private final String summary;
  private final String output;

  private ActionResult(boolean succeeded, String summary, String output) {
    this.succeeded = succeeded;
    this.summary = Objects.requireNonNull(summary, "summary");
    this.output = Objects.requireNonNull(output, "output");
  }

  /**
   * The action did what it should.
   *
   * @return the result
   */
  public static ActionResult succeeded() {
    return succeeded("");
  }

  /**
   * The action did what it should.
   *
   * @param summary what was done, in one line for people
   * @return the result
   */
  public static ActionResult succeeded(String summary) {
    return new ActionResult(true, summary, "");
  }

  /**
   * The action did not do what it should. The verification is asked all the same.
   *
   * @param reason what went wrong, where, and what to do, for people
   * @return the result
   */
  public static ActionResult failed(String reason) {
    return new ActionResult(false, reason, "");
  }

  /**
   * The same result with the end of an output.
   *
   * @param tail the end of the output; the engine keeps its last 8 KiB
   * @return a new result
   */
  public ActionResult withOutput(String tail) {
    return new ActionResult(succeeded, summary, tail);
  }

  /**
   * Whether the action did what it should.
   *
   * @return true if it did
   */
  public boolean isSuccess() {
    return succeeded;
  }

  /**
   * What was done, or what went wrong.
   *
   * @return one line; may be empty after success
   */
  public String summary() {
    return summary;
  }

  /**
   * The end of the output, if there was any.
   *
   * @return the output
   */
  public Optional<String> output() {
    return output.isEmpty() ? Optional.empty() : Optional.of(output);
  }

  @Override
  public String toString() {
    return (succeeded ? "succeeded" : "failed") + (summary.isEmpty() ? "" : ": " + summary);
  }
}
