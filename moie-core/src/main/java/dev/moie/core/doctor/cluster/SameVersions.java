package dev.moie.core.doctor.cluster;

import dev.moie.core.cluster.Difference;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.SharedStore;
import java.util.List;
import java.util.stream.Collectors;

/** Nodes that live and do not have the same program and the same plugins. */
final class SameVersions extends StoreCheck {
  SameVersions() {
    super("cluster-versions", "all nodes have the same program and the same plugins");
  }

  @Override
  List<Finding> look(SharedStore store, Setup setup) throws Exception {
    return store.overview().stream()
        .flatMap(overview -> Difference.among(overview.nodes()).stream())
        .map(SameVersions::finding)
        .toList();
  }

  private static Finding finding(Difference difference) {
    boolean program = difference.name().equals(Difference.PROGRAM);
    return Finding.info(
        program ? "the program" : "plugin " + difference.name(),
        "is not the same on all nodes: "
            + difference.versions().entrySet().stream()
                .map(
                    each ->
                        (each.getKey().isEmpty() ? "none" : each.getKey())
                            + " on "
                            + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; ")),
        "that is fine during an upgrade; \"moie cluster drain NODE\" before a node is replaced");
  }
}
