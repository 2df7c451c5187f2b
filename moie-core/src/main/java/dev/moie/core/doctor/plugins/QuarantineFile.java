package dev.moie.core.doctor.plugins;

/** A quarantine that nobody can read holds nobody back. */
final class QuarantineFile extends HostProblem {
  QuarantineFile() {
    super(
        "plugin-quarantine-file",
        "the list of quarantined plugins can be read",
        "QUARANTINE_UNREADABLE");
  }
}
