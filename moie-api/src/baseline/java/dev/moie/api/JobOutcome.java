package dev.moie.api;

/**
 * What one heartbeat came to for one job. Names are part of the {@code --json} output and are never
 * renamed.
 */
public enum JobOutcome {
  /** Open; the verification already held, so nothing was run, and the job is completed. */
  VERIFIED,
  /** Open; the action ran, then the verification held, and the job is completed. */
  EXECUTED,
  /** Open; the verification still does not hold after the last attempt. The job stays pending. */
  FAILED,
  /** Open; the verification could not tell. Nothing was run on it. */
  INCONCLUSIVE,
  /** Open; a policy forbade the action. */
  DENIED,
  /** Open; a policy asks for a person's approval before the action. */
  APPROVAL_REQUIRED,
  /** Open; there is no action, so a person is asked. */
  ACTION_REQUIRED,
  /** Open; not touched, because an earlier job or one of its needs is not completed. */
  BLOCKED,
  /** Cyclic; not due, or nothing to run. */
  CYCLIC_WAITING,
  /** Cyclic and due; the verification held, so nothing was run. */
  CYCLIC_HELD,
  /** Cyclic and due; the action ran and did what it should. */
  CYCLIC_RAN,
  /** Cyclic and due; the action ran and failed. */
  CYCLIC_FAILED,
  /** In a simulation: an open job whose verification would be run. */
  WOULD_VERIFY,
  /** In a simulation: a job whose action would be run. */
  WOULD_RUN;

  /**
   * Whether the job became completed.
   *
   * @return true for {@link #VERIFIED} and {@link #EXECUTED}
   */
  public boolean completes() {
    return this == VERIFIED || this == EXECUTED;
  }

  /**
   * Whether a heartbeat with this outcome ends with exit code 1.
   *
   * @return true for {@link #FAILED}, {@link #CYCLIC_FAILED}, {@link #DENIED} and {@link
   *     #INCONCLUSIVE}
   */
  public boolean isProblem() {
    return this == FAILED || this == CYCLIC_FAILED || this == DENIED || this == INCONCLUSIVE;
  }
}
