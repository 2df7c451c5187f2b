package dev.moie.core.engine;

/**
 * What one plugin's policies say about an action.
 *
 * @param policy the plugin's id
 * @param verdict what it says
 * @param reason why, for people; empty if it allows it
 */
public record Ruling(String policy, Verdict verdict, String reason) {

  /** What a policy can say, or not. */
  public enum Verdict {
    ALLOW,
    ASK_APPROVAL,
    /** There is a policy, and it could not be asked, or gave no answer. */
    UNDECIDED,
    DENY
  }
}
