package dev.moie.core.doctor.plugins;

/** A jar that packs what the engine provides: its types would not be the engine's. */
final class BundledApi extends HostProblem {
  BundledApi() {
    super(
        "plugin-bundled-api",
        "no jar has a copy of MOIE's API, PF4J, SLF4J or jakarta.inject",
        "BUNDLED_API");
  }
}
