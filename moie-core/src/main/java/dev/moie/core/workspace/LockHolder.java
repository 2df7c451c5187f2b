package dev.moie.core.workspace;

/**
 * Who holds a workspace's lock, for people.
 *
 * @param pid the process
 * @param host its machine
 * @param since when it took the lock, as text
 * @param command what it does
 */
public record LockHolder(String pid, String host, String since, String command) {

  /** {@code process 12 (heartbeat) on host since 2026-…}. */
  public String describe() {
    return "process " + pid + " (" + command + ") on " + host + " since " + since;
  }
}
