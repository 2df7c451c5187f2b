package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Severity;

/** A command that cannot be called, for somebody else has its name; the job types work. */
final class CommandTaken extends HostProblem {
  CommandTaken() {
    super(
        "plugin-command-taken",
        "every command of a plugin has its name for itself",
        "COMMAND_TAKEN",
        Severity.WARNING);
  }
}
