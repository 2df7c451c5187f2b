package dev.moie.plugins.persistence;

/** What is kept alive. */
public enum Mode {
  /** {@code moie heartbeat}, started again and again. */
  BEAT,
  /** {@code moie daemon}, which is started again when it fails. */
  DAEMON
}
