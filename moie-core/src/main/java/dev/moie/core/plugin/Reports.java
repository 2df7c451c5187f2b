package dev.moie.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what is known of a jar. */
final class Reports {
  private Reports() {}

  @SuppressWarnings("ReferenceEquality") // this very jar, not one that looks the same
  static PluginReport of(Candidate candidate, Registry registry, LoadedPlugins loaded) {
    Catalog catalog = registry.catalog();
    boolean used = catalog.plugin(candidate.id()).filter(each -> each == candidate).isPresent();
    List<PluginProblem> problems = new ArrayList<>(candidate.problems());
    if (used) {
      loaded.heldBack().of(candidate, catalog).ifPresent(problems::add);
      problems.addAll(loaded.noted(candidate.id()));
    }
    PluginState state = state(candidate, used, problems, registry, loaded);
    if (used && !candidate.index().commands().isEmpty()) {
      // After the state: its job types work all the same.
      problems.addAll(new CommandTable(catalog).problems(candidate));
    }
    return new PluginReport(
        candidate.id(),
        candidate.version(),
        state,
        candidate.jar(),
        candidate.origin(),
        candidate.facts().attribute("Plugin-Description"),
        candidate.facts().attribute("Plugin-Provider"),
        candidate.facts().attribute("Plugin-License"),
        candidate.facts().attribute("Plugin-Requires"),
        candidate.dependencies().stream().map(Candidate.Dependency::id).toList(),
        candidate.index().types(),
        candidate.index().commands(),
        candidate.index().listeners(),
        candidate.index().policies(),
        catalog.overriddenBy(candidate.jar()),
        candidate.facts().sha256(),
        candidate.facts().signers(),
        problems,
        candidate.warnings());
  }

  private static PluginState state(
      Candidate candidate,
      boolean used,
      List<PluginProblem> problems,
      Registry registry,
      LoadedPlugins loaded) {
    if (!candidate.isHealthy()) {
      return PluginState.REFUSED;
    }
    if (!used) {
      return PluginState.SHADOWED;
    }
    Optional<PluginProblem> heldBack = loaded.heldBack().of(candidate, registry.catalog());
    if (heldBack.isPresent()) {
      return heldBack.get().id().equals("DISABLED")
          ? PluginState.DISABLED
          : PluginState.QUARANTINED;
    }
    if (registry.runs(candidate.id())) {
      return PluginState.STARTED;
    }
    return problems.isEmpty() ? PluginState.READY : PluginState.FAILED;
  }
}
