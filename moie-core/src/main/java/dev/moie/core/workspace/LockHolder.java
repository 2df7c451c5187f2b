package dev.moie.core.workspace;

import java.time.Clock;

/**
 * Who holds a workspace's lock, for people.
 *
 * @param pid the process
 * @param host its machine
 * @param since when it took the lock, as text
 * @param command what it does
 */
public record LockHolder(String pid, String host, String since, String command) {

  /** What this process says of itself. */
  public static LockHolder ofThisProcess(String command, Clock clock) {
    return LockNote.ofThisProcess(command, clock).holder();
  }

  /** {@code process 12 (heartbeat) on host since 2026-…}. */
  public String describe() {
    return "process " + pid + " (" + command + ") on " + host + " since " + since;
  }
}
