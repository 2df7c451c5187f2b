package dev.moie.api.policy;

import dev.moie.api.Experimental;
import java.util.Objects;

/**
 * What a {@link Policy} answers. Immutable; made by {@link #allow()}, {@link #deny} and {@link
 * #askApproval}.
 */
@Experimental
public final class Decision {

  /** The answers there are, the strictest last. */
  public enum Verdict {
    /** The action may run, as far as this policy is concerned. */
    ALLOW,
    /** The action may run once a person has approved it. */
    ASK_APPROVAL,
    /** The action may not run. */
    DENY
  }

  private final Verdict verdict;
  private final String reason;

  private Decision(Verdict verdict, String reason) {
    this.verdict = verdict;
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * The action may run.
   *
   * @return the decision
   */
  public static Decision allow() {
    return new Decision(Verdict.ALLOW, "");
  }

  /**
   * The action may not run, and nobody is asked.
   *
   * @param reason which rule says so, and what would be right, in one line for people
   * @return the decision
   */
  public static Decision deny(String reason) {
    return new Decision(Verdict.DENY, reason);
  }

  /**
   * A person has to approve the action. An approval is good for one execution with its retries, for
   * 24 hours, and for the job as it was defined when it was asked for.
   *
   * @param reason what the person should know, in one line
   * @return the decision
   */
  public static Decision askApproval(String reason) {
    return new Decision(Verdict.ASK_APPROVAL, reason);
  }

  /**
   * Which of the answers this is.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * Why.
   *
   * @return one line; empty if the action is allowed
   */
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return reason.isEmpty() ? verdict.name() : verdict + ": " + reason;
  }
}
