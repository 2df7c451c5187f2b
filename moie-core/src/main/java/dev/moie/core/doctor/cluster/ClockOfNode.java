package dev.moie.core.doctor.cluster;

import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.SharedStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A node that is further off than half a lease is refused when it joins. */
final class ClockOfNode extends StoreCheck {
  ClockOfNode() {
    super("cluster-clock", "this machine's clock is less than a quarter of a lease off");
  }

  @Override
  List<Finding> look(SharedStore store, Setup setup) throws Exception {
    Optional<Duration> ahead = store.ahead(setup.machine().clock());
    if (ahead.isEmpty()) {
      return List.of();
    }
    Duration half = store.settings().halfLease();
    Duration off = ahead.get().abs();
    String cure = "set the clock: chrony or systemd-timesyncd, here and on the database's machine";
    String message =
        off.toSeconds()
            + " s "
            + (ahead.get().isNegative() ? "behind" : "ahead of")
            + " the database's";
    if (off.compareTo(half) > 0) {
      return List.of(
          Finding.problem(
              "this machine's clock",
              message + "; a node that is more than " + half.toSeconds() + " s off is refused",
              cure));
    }
    return List.of(
        off.compareTo(half.dividedBy(2)) > 0
            ? Finding.warning(
                "this machine's clock",
                message + "; from " + half.toSeconds() + " s on the node is refused",
                cure)
            : Finding.ok("this machine's clock", "fits the database's"));
  }
}
