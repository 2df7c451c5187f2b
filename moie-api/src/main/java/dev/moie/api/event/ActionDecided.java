package dev.moie.api.event;

import dev.moie.api.Experimental;
import dev.moie.api.policy.ActionRequest;
import java.time.Instant;

/**
 * The policies have decided about an action. Sent before the action runs, if it may. Not sent where
 * there are no policies, nor in dry runs.
 *
 * @param at when
 * @param request what was to be run
 * @param outcome what follows
 * @param policy the plugin whose word it is; of an action that may run, all that were asked
 * @param reason why, for people; empty if all allowed it by themselves
 */
@Experimental
public record ActionDecided(
    Instant at, ActionRequest request, Outcome outcome, String policy, String reason) {

  /** What follows from the decisions of all policies together. */
  public enum Outcome {
    /** Every policy allows it, or a person has approved it: it runs next. */
    ALLOWED,
    /** It needs a person's approval that is not there: it does not run. */
    APPROVAL_REQUIRED,
    /** A policy or a person denies it: it does not run. */
    DENIED,
    /** A policy could not be asked: it does not run. */
    UNDECIDED
  }
}
