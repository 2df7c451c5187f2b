package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Severity;

/**
 * A plugin that an operator has switched off, or that needs such a one: nothing is wrong with it.
 */
final class SwitchedOff extends HostProblem {
  SwitchedOff() {
    super("plugin-disabled", "which plugins are switched off is known", "DISABLED", Severity.INFO);
  }
}
