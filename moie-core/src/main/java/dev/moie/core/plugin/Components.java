package dev.moie.core.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which plugins belong together: those that are joined by dependencies. Each such component gets a
 * plugin manager of its own, because PF4J links a plugin to whatever version of its dependency is
 * current: one manager for all could not keep an old version working while a new one starts.
 */
final class Components {
  private final Map<String, Candidate> plugins;
  private final Map<String, Set<String>> neighbours = new HashMap<>();

  private Components(Map<String, Candidate> plugins) {
    this.plugins = plugins;
    plugins.keySet().forEach(id -> neighbours.put(id, new LinkedHashSet<>()));
    for (Candidate plugin : plugins.values()) {
      for (Candidate.Dependency dependency : plugin.dependencies()) {
        if (plugins.containsKey(dependency.id())) {
          neighbours.get(plugin.id()).add(dependency.id());
          neighbours.get(dependency.id()).add(plugin.id());
        }
      }
    }
  }

  /** For each id the ids of its component, each behind those that it needs. */
  static Map<String, List<String>> of(Map<String, Candidate> plugins) {
    Components components = new Components(plugins);
    Map<String, List<String>> byId = new HashMap<>();
    for (String id : plugins.keySet()) {
      if (!byId.containsKey(id)) {
        Set<String> members = new LinkedHashSet<>();
        components.reach(id, members);
        List<String> ordered = new ArrayList<>();
        members.stream().sorted().forEach(member -> components.order(member, ordered));
        members.forEach(member -> byId.put(member, List.copyOf(ordered)));
      }
    }
    return byId;
  }

  private void reach(String id, Set<String> members) {
    if (members.add(id)) {
      neighbours.get(id).forEach(neighbour -> reach(neighbour, members));
    }
  }

  private void order(String id, List<String> ordered) {
    if (ordered.contains(id)) {
      return;
    }
    for (Candidate.Dependency dependency : plugins.get(id).dependencies()) {
      if (plugins.containsKey(dependency.id())) {
        order(dependency.id(), ordered);
      }
    }
    ordered.add(id);
  }
}
