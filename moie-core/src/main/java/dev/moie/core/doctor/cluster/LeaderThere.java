package dev.moie.core.doctor.cluster;

import dev.moie.core.cluster.NodeRow;
import dev.moie.core.cluster.Overview;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.SharedStore;
import java.util.List;
import java.util.Optional;

/** Whether anything goes on in a cluster: without a leader no job is handed out. */
final class LeaderThere extends StoreCheck {
  LeaderThere() {
    super("cluster-leader", "a node is up, and one leads");
  }

  @Override
  List<Finding> look(SharedStore store, Setup setup) throws Exception {
    Optional<Overview> overview = store.overview();
    return overview.isEmpty() ? List.of() : List.of(finding(overview.get()));
  }

  private static Finding finding(Overview overview) {
    long up = overview.nodes().stream().filter(node -> node.state() != NodeRow.State.DEAD).count();
    Optional<Overview.Leader> leader = overview.leader().filter(each -> !each.left().isNegative());
    if (up == 0) {
      return Finding.info("the cluster", "no node is up", "start one: \"moie daemon\"");
    }
    if (leader.isEmpty()) {
      return Finding.warning(
          "the cluster",
          "nobody leads, although "
              + (up == 1 ? "a node is" : up + " nodes are")
              + " up: no job is handed out",
          "look again after one lease; if it is still so, .moie/daemon.log of the nodes tells why");
    }
    return Finding.ok("the cluster", leader.get().holder() + " leads; nodes that are up: " + up);
  }
}
