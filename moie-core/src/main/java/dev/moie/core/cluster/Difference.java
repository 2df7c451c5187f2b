package dev.moie.core.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plugin, or the program itself, of which not all nodes that live have the same.
 *
 * @param name its id; {@value #PROGRAM} for the program
 * @param versions the nodes by the version they have; those that have none by an empty one
 */
public record Difference(String name, Map<String, List<String>> versions) {
  /** What the program is called among plugins. */
  public static final String PROGRAM = "moie";

  /** Where nodes that live differ, by name. */
  public static List<Difference> among(List<NodeRow> nodes) {
    Map<String, Map<String, List<String>>> names = new TreeMap<>();
    List<NodeRow> living =
        nodes.stream().filter(node -> node.state() != NodeRow.State.DEAD).toList();
    for (NodeRow node : living) {
      add(names, PROGRAM, node.info().version(), node);
      for (String plugin : node.info().plugins()) {
        int space = plugin.lastIndexOf(' ');
        if (space > 0) {
          add(names, plugin.substring(0, space), plugin.substring(space + 1), node);
        }
      }
    }
    List<Difference> found = new ArrayList<>();
    names.forEach(
        (name, versions) -> {
          List<String> having = versions.values().stream().flatMap(List::stream).toList();
          living.stream()
              .filter(node -> !having.contains(node.info().id()))
              .forEach(
                  node ->
                      versions
                          .computeIfAbsent("", none -> new ArrayList<>())
                          .add(node.info().id()));
          if (versions.size() > 1) {
            found.add(new Difference(name, versions));
          }
        });
    return found;
  }

  private static void add(
      Map<String, Map<String, List<String>>> names, String name, String version, NodeRow node) {
    names
        .computeIfAbsent(name, first -> new TreeMap<>())
        .computeIfAbsent(version, first -> new ArrayList<>())
        .add(node.info().id());
  }
}
