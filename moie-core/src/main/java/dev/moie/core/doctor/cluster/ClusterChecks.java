package dev.moie.core.doctor.cluster;

import dev.moie.core.doctor.Check;
import java.util.List;

/** The checks of a workspace that is a node of a cluster. */
public final class ClusterChecks {
  private ClusterChecks() {}

  /** All of them, in the order in which people read. */
  public static List<Check> all() {
    return List.of(
        new DatabaseUsable(),
        new ClockOfNode(),
        new DeadNodes(),
        new LeaderThere(),
        new SameVersions());
  }
}
