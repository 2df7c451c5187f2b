package dev.moie.app.render;

import dev.moie.core.cluster.NodeRow;
import dev.moie.core.cluster.Overview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster at one moment, with what follows from it.
 *
 * @param database where it is
 * @param overview as the database knows it
 * @param now by the database's clock
 * @param unsaved how many transitions are in the log and not yet in the state
 */
public record ClusterView(String database, Overview overview, Instant now, long unsaved) {

  /**
   * A plugin, or the program itself, of which not all nodes that live have the same.
   *
   * @param name its id; {@code moie} for the program
   * @param versions the nodes by the version they have; those that have none by an empty one
   */
  public record Difference(String name, Map<String, List<String>> versions) {}

  /** For how long the job has waited that waits longest; empty if none that is due waits. */
  public Optional<Duration> lag() {
    return overview.jobs().stream()
        .filter(job -> job.node().isEmpty() && !job.due().isAfter(now))
        .map(job -> Duration.between(job.due(), now))
        .max(Comparator.naturalOrder());
  }

  /** Where nodes that live differ. */
  public List<Difference> differences() {
    Map<String, Map<String, List<String>>> names = new TreeMap<>();
    List<NodeRow> living =
        overview.nodes().stream().filter(node -> node.state() != NodeRow.State.DEAD).toList();
    for (NodeRow node : living) {
      add(names, "moie", node.info().version(), node);
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
