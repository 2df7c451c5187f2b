package dev.moie.core.plugin;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says which plugins may not be used: they, or ones that they need, are switched off or in
 * quarantine.
 */
final class HeldBack {
  private final Quarantine quarantine;
  private final DisabledPlugins disabled;

  HeldBack(Quarantine quarantine, DisabledPlugins disabled) {
    this.quarantine = quarantine;
    this.disabled = disabled;
  }

  /** Why a plugin of a catalog may not be used; empty if it may. */
  Optional<PluginProblem> of(Candidate candidate, Catalog catalog) {
    return of(candidate, catalog, new HashSet<>());
  }

  private Optional<PluginProblem> of(Candidate candidate, Catalog catalog, Set<String> asked) {
    Optional<DisabledPlugin> off = disabled.of(candidate.id());
    if (off.isPresent()) {
      return off.map(Problems::disabled);
    }
    Optional<QuarantineEntry> own = quarantine.of(candidate.id(), candidate.facts().sha256());
    if (own.isPresent()) {
      return own.map(Problems::quarantined);
    }
    asked.add(candidate.id());
    for (Candidate.Dependency dependency : candidate.dependencies()) {
      Optional<PluginProblem> its =
          dependency.optional() || asked.contains(dependency.id())
              ? Optional.empty()
              : catalog.plugin(dependency.id()).flatMap(needed -> of(needed, catalog, asked));
      if (its.isPresent()) {
        return Optional.of(Problems.needsHeldBack(dependency.id(), its.get()));
      }
    }
    return Optional.empty();
  }
}
