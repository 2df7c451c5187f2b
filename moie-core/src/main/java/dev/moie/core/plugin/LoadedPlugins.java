package dev.moie.core.plugin;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog, and the generations of it that are loaded, each when it is first needed. Loading one
 * blocks those who need the same one, and nobody else. Thread-safe.
 */
final class LoadedPlugins implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedPlugins.class);

  private final PluginHostSettings settings;
  private final Containment containment;
  private final HeldBack heldBack;
  private final Copies copies;
  private final Map<String, List<PluginProblem>> found = new ConcurrentHashMap<>();
  private final Map<String, Instant> removed = new ConcurrentHashMap<>();
  private volatile Optional<Registry> registry = Optional.empty();
  private volatile Optional<Retired> retired = Optional.empty();
  private volatile boolean closed;

  LoadedPlugins(PluginHostSettings settings) {
    this.settings = settings;
    this.containment = new Containment(settings);
    this.heldBack = new HeldBack(settings.quarantine(), settings.disabled());
    this.copies = new Copies(settings.copies());
  }

  Containment containment() {
    return containment;
  }

  HeldBack heldBack() {
    return heldBack;
  }

  /** What is in use now; the folders are read when it is first asked for. */
  Registry registry() {
    Optional<Registry> now = registry;
    return now.isPresent() ? now.get() : first();
  }

  private synchronized Registry first() {
    if (registry.isEmpty()) {
      registry = Optional.of(Registry.unloaded(catalog((folder, jars) -> jars)));
    }
    return registry.get();
  }

  Catalog catalog() {
    return registry().catalog();
  }

  /** Reads the folders again. */
  Catalog catalog(Amendments amendments) {
    return catalog(amendments::of);
  }

  private Catalog catalog(BiFunction<PluginFolder, List<Candidate>, List<Candidate>> change) {
    return new Catalog(
        settings.folders(),
        settings.apiVersion(),
        settings.trust(),
        settings.copies().resolve("index.json"),
        change);
  }

  /** A plugin in use, and the hold on it. */
  record Held(LoadedPlugin plugin, Generation.Lease lease) {}

  /**
   * Loads a plugin, with those that it belongs together with, if that has not happened yet. Those
   * in quarantine are left out.
   *
   * @throws IOException if it cannot be loaded
   */
  Held hold(String id) throws IOException, InterruptedException {
    while (true) {
      Registry now = registry();
      Slot slot = now.slot(id).orElseThrow(() -> new IOException("it is not there any more"));
      slot.lock().lockInterruptibly();
      try {
        if (closed) {
          throw new IOException("the plugin host is closed");
        }
        if (!slot.isRetired()) {
          return hold(id, slot, now.catalog());
        }
      } finally {
        slot.lock().unlock();
      }
    }
  }

  private Held hold(String id, Slot slot, Catalog catalog)
      throws IOException, InterruptedException {
    if (slot.generation().isEmpty()) {
      Generation loaded = load(slot, catalog);
      for (Candidate member : slot.members()) {
        loaded.failure(member.id()).ifPresent(problem -> note(member.id(), problem));
      }
      slot.fill(loaded);
    }
    Generation generation = slot.generation().orElseThrow();
    Optional<LoadedPlugin> plugin = generation.plugin(id);
    if (plugin.isEmpty()) {
      throw new IOException(
          generation
              .failure(id)
              .map(PluginProblem::describe)
              .orElse("it was held back when its plugins were loaded; restart MOIE"));
    }
    return new Held(plugin.get(), generation.lease());
  }

  /** Loads a component, without those of its members that may not be used. */
  Generation load(Slot slot, Catalog catalog) throws IOException, InterruptedException {
    return Generation.load(usable(slot, catalog), copies, settings, containment);
  }

  List<Candidate> usable(Slot slot, Catalog catalog) {
    return slot.members().stream()
        .filter(member -> heldBack.of(member, catalog).isEmpty())
        .toList();
  }

  /**
   * Puts a registry in the place of another. What of that is not in the new one is closed when its
   * last call ends.
   *
   * @return false if that is not right any more, because meanwhile something was loaded that was
   *     not when the new one was made, or the host was closed; then nothing is changed
   */
  boolean exchange(Registry old, Registry next) throws InterruptedException {
    List<Slot> leaving = new ArrayList<>(old.slots());
    leaving.removeAll(next.slots());
    List<Boolean> loaded = leaving.stream().map(slot -> slot.generation().isPresent()).toList();
    List<Slot> locked = new ArrayList<>();
    try {
      for (Slot slot : leaving) {
        slot.lock().lockInterruptibly();
        locked.add(slot);
      }
      List<Boolean> now = leaving.stream().map(slot -> slot.generation().isPresent()).toList();
      synchronized (this) {
        if (closed || !now.equals(loaded)) {
          return false;
        }
        registry = Optional.of(next);
      }
      leaving.forEach(Slot::retire);
    } finally {
      locked.forEach(slot -> slot.lock().unlock());
    }
    leaving.forEach(slot -> slot.generation().ifPresent(retired()::add));
    return true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Where generations end. */
  synchronized Retired retired() {
    if (retired.isEmpty()) {
      retired = Optional.of(new Retired(containment, settings.services().clock()));
    }
    return retired.get();
  }

  /** The generations that are not closed yet: those in use, then those that only end. */
  List<Generation> generations() {
    List<Generation> all = new ArrayList<>();
    registry.ifPresent(now -> all.addAll(now.generations()));
    retired.ifPresent(ending -> all.addAll(ending.generations()));
    return all;
  }

  /** What became of the generations that were closed. */
  List<UnloadReport> unloads() {
    return retired.map(Retired::reports).orElse(List.of());
  }

  /** The plugin that a class of this name belongs to, among those that are loaded. */
  Optional<Candidate> definerOf(String className) {
    return generations().stream().flatMap(each -> each.definerOf(className).stream()).findFirst();
  }

  /** Remembers a problem that showed while the plugin was in use, once. */
  void note(String id, PluginProblem problem) {
    found.compute(
        id,
        (key, old) -> {
          List<PluginProblem> all = new ArrayList<>(old == null ? List.of() : old);
          if (!all.contains(problem)) {
            all.add(problem);
          }
          return List.copyOf(all);
        });
  }

  List<PluginProblem> noted(String id) {
    return found.getOrDefault(id, List.of());
  }

  /** Another jar has taken a plugin's place: what was noted of it was about the old one. */
  void forget(String id) {
    found.remove(id);
    removed.remove(id);
  }

  void noteRemoved(String id, Instant at) {
    forget(id);
    removed.put(id, at);
  }

  /** The time of day at which a plugin was removed from the folders; empty if it was not. */
  Optional<String> removed(String id) {
    return Optional.ofNullable(removed.get(id))
        .map(
            at ->
                DateTimeFormatter.ofPattern("HH:mm")
                    .format(at.atZone(settings.services().clock().getZone())));
  }

  @Override
  public void close() throws InterruptedException, IOException {
    Optional<Registry> last;
    synchronized (this) {
      closed = true;
      last = registry;
    }
    List<Generation> open = generations();
    retired.ifPresent(Retired::close);
    long deadline = System.nanoTime() + settings.limits().close().toNanos();
    for (Generation generation : open) {
      generation.drain(deadline);
    }
    for (Generation generation : open) {
      List<String> left = generation.close();
      if (!left.isEmpty()) {
        LOG.warn("code of plugin {} still runs, and is left behind", String.join(", ", left));
      }
    }
    containment.ambience().restore();
    last.ifPresent(now -> now.catalog().keep());
    copies.close();
  }
}
