package dev.moie.core.plugin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generations that others have taken the place of. Each is closed, on a thread of its own, when its
 * last call ends, and then followed until its loaders are reclaimed. Thread-safe.
 */
final class Retired implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retired.class);

  private final Set<Generation> ending = ConcurrentHashMap.newKeySet();
  private final ExecutorService closer = BackgroundThread.named("moie-plugin-closer");
  private final LeakProbe probe;
  private final Clock clock;

  Retired(Containment containment, Clock clock) {
    this.probe = new LeakProbe(containment.threads());
    this.clock = clock;
  }

  /** Those that are not closed yet. */
  List<Generation> generations() {
    return List.copyOf(ending);
  }

  /** What became of the loaders that were closed, the oldest first. */
  List<UnloadReport> reports() {
    return probe.reports();
  }

  void add(Generation generation) {
    ending.add(generation);
    generation.retire(() -> closeSoon(generation));
  }

  private void closeSoon(Generation generation) {
    try {
      closer.execute(() -> closeNow(generation));
    } catch (RejectedExecutionException hostIsClosed) {
      // Whoever closes the host closes it.
    }
  }

  private void closeNow(Generation generation) {
    if (!ending.contains(generation)) {
      return;
    }
    Instant now = clock.instant();
    List<Unloading> loaders = generation.loaders(now);
    try {
      List<String> left = generation.close();
      if (left.isEmpty()) {
        ending.remove(generation);
      }
      for (Unloading loader : loaders) {
        LOG.info(
            left.isEmpty()
                ? "closed plugin {}"
                : "plugin {} cannot be closed: its stop ignores its time limit and still runs",
            loader);
      }
      probe.follow(loaders);
    } catch (InterruptedException hostIsClosed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes nothing more: what is left is for the caller. */
  @Override
  public void close() {
    closer.shutdownNow();
    probe.close();
  }
}
