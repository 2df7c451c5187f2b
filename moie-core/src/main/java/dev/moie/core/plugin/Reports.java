package dev.moie.core.plugin;

import java.util.ArrayList;
import java.util.List;

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
    return new PluginReport(
        candidate.id(),
        candidate.version(),
        state(candidate, used, problems, registry, loaded),
        candidate.jar(),
        candidate.origin(),
        candidate.facts().attribute("Plugin-Description"),
        candidate.facts().attribute("Plugin-Provider"),
        candidate.facts().attribute("Plugin-License"),
        candidate.facts().attribute("Plugin-Requires"),
        candidate.dependencies().stream().map(Candidate.Dependency::id).toList(),
        candidate.index().types(),
        catalog.overriddenBy(candidate.jar()),
        problems);
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
    if (loaded.heldBack().of(candidate, registry.catalog()).isPresent()) {
      return PluginState.QUARANTINED;
    }
    if (registry.runs(candidate.id())) {
      return PluginState.STARTED;
    }
    return problems.isEmpty() ? PluginState.READY : PluginState.FAILED;
  }
}
