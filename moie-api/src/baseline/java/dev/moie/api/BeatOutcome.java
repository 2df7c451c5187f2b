package dev.moie.api;

/**
 * What one heartbeat came to as a whole: the first of these, in this order, that applies. Names are
 * part of the {@code --json} output and are never renamed.
 */
public enum BeatOutcome {
  /** A job failed. */
  FAILED,
  /** A policy forbade an action. */
  DENIED,
  /** A verification could not tell. */
  INCONCLUSIVE,
  /** A policy asks for a person's approval. */
  APPROVAL_REQUIRED,
  /** A job without an action waits for a person. */
  ACTION_REQUIRED,
  /** A phase was completed and the next one begun. */
  PROMOTED,
  /** A job was completed. */
  PROGRESSED,
  /** Everything is done but the cyclic jobs, which run for ever. */
  MONITORING,
  /** Everything is done. */
  SOVEREIGN,
  /** Nothing could be done. */
  WAITING
}
