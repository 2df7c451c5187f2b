package dev.moie.api;

/**
 * How bad a torsion is, see {@link JobContext#raiseTorsion(TorsionSeverity, String)}. Since API
 * 0.1.1.
 */
public enum TorsionSeverity {
  /** Worth counting. */
  LOW,
  /** Not as it should be. */
  MEDIUM,
  /** Something is wrong. */
  HIGH,
  /** Going on would do harm: one is enough to stop the workspace. */
  CRITICAL
}
