package dev.moie.core.doctor.cluster;

import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.SharedStore;
import dev.moie.core.postgres.DatabaseLook;
import java.util.List;

/** Whether the database answers, and has tables that this program knows. */
final class DatabaseUsable extends StoreCheck {
  private static final String SETTING = "\"store\" in moie.yaml";

  DatabaseUsable() {
    super("cluster-database", "the database answers, and its tables are of a known version");
  }

  @Override
  List<Finding> look(SharedStore store, Setup setup) throws Exception {
    SharedStore.Look look = store.look();
    return List.of(look.found().map(DatabaseUsable::finding).orElseGet(() -> failed(look)));
  }

  private static Finding finding(DatabaseLook found) {
    if (found.version() == DatabaseLook.known()) {
      return Finding.ok(found.place(), "answers; its tables have version " + found.version());
    }
    if (found.version() > DatabaseLook.known()) {
      return Finding.problem(
          found.place(),
          "has tables of version "
              + found.version()
              + ", made by a newer program than this one, which knows "
              + DatabaseLook.known(),
          "use the newer program on this node, too");
    }
    return found.version() == 0
        ? Finding.problem(
            found.place(),
            "has no tables of MOIE in this schema",
            "bring a workspace in: \"moie cluster import\"; if there is one already, correct"
                + " \"store\" and \"cluster.schema\" in moie.yaml")
        : Finding.warning(
            found.place(),
            "has tables of version "
                + found.version()
                + "; the next command that uses them brings them to version "
                + DatabaseLook.known(),
            "end the nodes with an older program first: they cannot use the new tables");
  }

  /** Failures of the database end with what to do. */
  private static Finding failed(SharedStore.Look look) {
    String failure = look.failure();
    int cure = failure.lastIndexOf("; ");
    return cure < 0
        ? Finding.problem(SETTING, failure, "correct \"store\" and \"cluster\" in moie.yaml")
        : Finding.problem(SETTING, failure.substring(0, cure), failure.substring(cure + 2));
  }
}
