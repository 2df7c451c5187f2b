package dev.moie.app.render;

import dev.moie.core.cluster.Difference;
import dev.moie.core.cluster.Overview;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cluster at one moment, with what follows from it.
 *
 * @param database where it is
 * @param overview as the database knows it
 * @param now by the database's clock
 * @param unsaved how many transitions are in the log and not yet in the state
 */
public record ClusterView(String database, Overview overview, Instant now, long unsaved) {

  /** For how long the job has waited that waits longest; empty if none that is due waits. */
  public Optional<Duration> lag() {
    return overview.jobs().stream()
        .filter(job -> job.node().isEmpty() && !job.due().isAfter(now))
        .map(job -> Duration.between(job.due(), now))
        .max(Comparator.naturalOrder());
  }

  /** Where nodes that live differ. */
  public List<Difference> differences() {
    return Difference.among(overview.nodes());
  }
}
