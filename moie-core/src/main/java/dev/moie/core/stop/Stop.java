package dev.moie.core.stop;

import java.time.Instant;

/**
 * That a workspace is stopped.
 *
 * @param at since when
 * @param by who stopped it
 * @param reason why; may be empty
 * @param how what becomes of what runs
 */
public record Stop(Instant at, String by, String reason, How how) {

  /** What becomes of what runs when a workspace is stopped. */
  public enum How {
    /** It runs to its end; nothing more is started. */
    DRAIN,
    /** It is interrupted. */
    NOW
  }

  /** {@code stopped by ada since 2026-…: why}. */
  public String describe() {
    return "stopped by " + by + " since " + at + (reason.isEmpty() ? "" : ": " + reason);
  }
}
