package dev.moie.core.doctor.cluster;

import dev.moie.core.cluster.NodeRow;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.SharedStore;
import java.util.List;

/** Nodes that have ended without leaving. */
final class DeadNodes extends StoreCheck {
  DeadNodes() {
    super("cluster-dead-node", "no node has ended without leaving");
  }

  @Override
  List<Finding> look(SharedStore store, Setup setup) throws Exception {
    return store.overview().stream()
        .flatMap(overview -> overview.nodes().stream())
        .filter(node -> node.state() == NodeRow.State.DEAD)
        .map(DeadNodes::finding)
        .toList();
  }

  private static Finding finding(NodeRow node) {
    String id = node.info().id();
    return Finding.warning(
        "node " + id,
        "on "
            + node.info().host()
            + " is dead: it was not heard of for "
            + age(node.silent().toSeconds())
            + ", and others do its work",
        "start it again, or, if it does not come back: moie cluster remove " + id);
  }

  private static String age(long seconds) {
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
