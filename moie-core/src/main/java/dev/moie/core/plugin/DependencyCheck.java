package dev.moie.core.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out plugins whose dependencies are missing, too old, or circular, until the rest is sound.
 * PF4J would refuse all plugins for one such.
 */
final class DependencyCheck {
  private final Map<String, Candidate> plugins;
  private final Versions versions;

  DependencyCheck(Map<String, Candidate> plugins, Versions versions) {
    this.plugins = plugins;
    this.versions = versions;
  }

  void removeBroken() {
    boolean changed = true;
    while (changed) {
      // All of a round by the same set, so that each member of a circle is told of the circle.
      Map<Candidate, PluginProblem> broken = new LinkedHashMap<>();
      for (Candidate candidate : plugins.values()) {
        problem(candidate).ifPresent(problem -> broken.put(candidate, problem));
      }
      for (Map.Entry<Candidate, PluginProblem> each : broken.entrySet()) {
        plugins.remove(each.getKey().id());
      }
      broken.forEach((candidate, problem) -> candidate.problems().add(problem));
      changed = !broken.isEmpty();
    }
  }

  private Optional<PluginProblem> problem(Candidate candidate) {
    for (Candidate.Dependency dependency : candidate.dependencies()) {
      Candidate found = plugins.get(dependency.id());
      if (found == null) {
        if (!dependency.optional()) {
          return Optional.of(Problems.missingDependency(dependency.id()));
        }
      } else if (!versions.satisfies(found.version(), dependency.range()).orElse(false)) {
        return Optional.of(
            Problems.wrongDependencyVersion(dependency.id(), dependency.range(), found.version()));
      }
    }
    List<String> cycle = path(candidate.id(), candidate.id(), new HashSet<>());
    return cycle.isEmpty() ? Optional.empty() : Optional.of(Problems.dependencyCycle(cycle));
  }

  /** A way from one plugin to another along dependencies; empty if there is none. */
  private List<String> path(String from, String to, Set<String> visited) {
    if (!visited.add(from)) {
      return List.of();
    }
    for (Candidate.Dependency dependency : plugins.get(from).dependencies()) {
      String next = dependency.id();
      List<String> rest =
          next.equals(to)
              ? List.of(to)
              : plugins.containsKey(next) ? path(next, to, visited) : List.of();
      if (!rest.isEmpty()) {
        List<String> whole = new ArrayList<>(List.of(from));
        whole.addAll(rest);
        return whole;
      }
    }
    return List.of();
  }
}
