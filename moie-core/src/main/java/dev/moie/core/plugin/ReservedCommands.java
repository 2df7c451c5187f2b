package dev.moie.core.plugin;

import java.util.Set;

/** The names of the program's own commands, which no plugin can take. */
public final class ReservedCommands {
  private static final Set<String> NAMES =
      Set.of(
          "adopt",
          "alerts",
          "approve",
          "backup",
          "cluster",
          "complete",
          "completion",
          "config",
          "daemon",
          "demo",
          "deny",
          "doctor",
          "health",
          "heartbeat",
          "help",
          "history",
          "init",
          "jobs",
          "migrate",
          "pause",
          "phases",
          "plugins",
          "report",
          "reset",
          "resume",
          "run",
          "simulate",
          "status",
          "stop",
          "unpause",
          "verify",
          "version");

  private ReservedCommands() {}

  /** Whether a name is the program's own. */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
