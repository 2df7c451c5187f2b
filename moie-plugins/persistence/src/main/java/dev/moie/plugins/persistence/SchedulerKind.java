package dev.moie.plugins.persistence;

/** Who can start the heartbeat again and again. */
public enum SchedulerKind {
  /** launchd on macOS, Task Scheduler on Windows; else systemd if it answers, else cron. */
  AUTO,
  /** The user's crontab. */
  CRON,
  /** The user's systemd units and timers. */
  SYSTEMD,
  /** The user's agents on macOS. */
  LAUNCHD,
  /** Windows Task Scheduler. */
  WINDOWS
}
