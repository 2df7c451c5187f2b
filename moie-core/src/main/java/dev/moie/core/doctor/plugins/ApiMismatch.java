package dev.moie.core.doctor.plugins;

/** A plugin for an older or newer MOIE. */
final class ApiMismatch extends HostProblem {
  ApiMismatch() {
    super("plugin-api-mismatch", "every plugin works with this version of the API", "API_MISMATCH");
  }
}
