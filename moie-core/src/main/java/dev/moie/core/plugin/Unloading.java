package dev.moie.core.plugin;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A loader that is or will be closed, and what is known of its end. Does not keep it alive. */
final class Unloading {
  private final String id;
  private final String version;
  private final Instant at;
  private final WeakReference<ClassLoader> loader;
  private volatile List<String> threads = List.of();
  private volatile List<String> holders = List.of();
  private volatile boolean probed;

  Unloading(Candidate plugin, ClassLoader loader, Instant at) {
    this.id = plugin.id();
    this.version = plugin.version();
    this.at = at;
    this.loader = new WeakReference<>(loader);
  }

  String id() {
    return id;
  }

  /** The loader, while it is there. */
  Optional<ClassLoader> loader() {
    return Optional.ofNullable(loader.get());
  }

  boolean isReclaimed() {
    return loader.refersTo(null);
  }

  void threads(List<String> alive) {
    threads = List.copyOf(alive);
  }

  /** It was not reclaimed in time. */
  void heldBy(List<String> what) {
    holders = List.copyOf(what);
    probed = true;
  }

  UnloadReport report() {
    UnloadReport.State state =
        isReclaimed()
            ? UnloadReport.State.RECLAIMED
            : probed ? UnloadReport.State.HELD : UnloadReport.State.PENDING;
    return new UnloadReport(
        id,
        version,
        at,
        state,
        state == UnloadReport.State.HELD ? holders : List.of(),
        state == UnloadReport.State.RECLAIMED ? List.of() : threads);
  }

  @Override
  public String toString() {
    return id + " " + version;
  }
}
