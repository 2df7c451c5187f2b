package dev.moie.core.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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
  private final Copies copies;
  private final Map<List<String>, Slot> slots = new ConcurrentHashMap<>();
  private final Map<String, List<PluginProblem>> found = new ConcurrentHashMap<>();
  private Optional<Catalog> catalog = Optional.empty();
  private volatile boolean closed;

  /** The place of a component's generation. */
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Generation> generation = Optional.empty();
  }

  LoadedPlugins(PluginHostSettings settings) {
    this.settings = settings;
    this.containment = new Containment(settings);
    this.copies = new Copies(settings.copies());
  }

  Containment containment() {
    return containment;
  }

  synchronized Catalog catalog() {
    if (catalog.isEmpty()) {
      catalog =
          Optional.of(
              new Catalog(
                  settings.folders(),
                  settings.apiVersion(),
                  settings.trust(),
                  settings.copies().resolve("index.json")));
    }
    return catalog.get();
  }

  /** Why a plugin may not be used: it, or one that it needs, is switched off or in quarantine. */
  Optional<PluginProblem> quarantined(Candidate candidate) {
    return quarantined(candidate, new HashSet<>());
  }

  private Optional<PluginProblem> quarantined(Candidate candidate, Set<String> asked) {
    Optional<DisabledPlugin> off = settings.disabled().of(candidate.id());
    if (off.isPresent()) {
      return off.map(Problems::disabled);
    }
    Optional<QuarantineEntry> own =
        containment.quarantine().of(candidate.id(), candidate.facts().sha256());
    if (own.isPresent()) {
      return own.map(Problems::quarantined);
    }
    asked.add(candidate.id());
    for (Candidate.Dependency dependency : candidate.dependencies()) {
      Optional<PluginProblem> its =
          dependency.optional() || asked.contains(dependency.id())
              ? Optional.empty()
              : catalog().plugin(dependency.id()).flatMap(needed -> quarantined(needed, asked));
      if (its.isPresent()) {
        return Optional.of(Problems.needsHeldBack(dependency.id(), its.get()));
      }
    }
    return Optional.empty();
  }

  /** A plugin in use, and the hold on it. */
  record Held(LoadedPlugin plugin, Generation.Lease lease) {}

  /**
   * Loads a plugin, with those that it belongs together with, if that has not happened yet. Those
   * in quarantine are left out.
   *
   * @throws IOException if it cannot be loaded
   */
  Held hold(Candidate candidate) throws IOException, InterruptedException {
    List<String> component = catalog().component(candidate.id());
    Slot slot = slots.computeIfAbsent(component, key -> new Slot());
    slot.lock.lockInterruptibly();
    try {
      if (closed) {
        throw new IOException("the plugin host is closed");
      }
      if (slot.generation.isEmpty()) {
        slot.generation = Optional.of(load(component));
      }
      Generation generation = slot.generation.get();
      Optional<LoadedPlugin> plugin = generation.plugin(candidate.id());
      if (plugin.isEmpty()) {
        throw new IOException(
            generation
                .failure(candidate.id())
                .map(PluginProblem::describe)
                .orElse("it was held back when its plugins were loaded; restart MOIE"));
      }
      return new Held(plugin.get(), generation.lease());
    } finally {
      slot.lock.unlock();
    }
  }

  private Generation load(List<String> component) throws IOException, InterruptedException {
    List<Candidate> members =
        component.stream()
            .map(id -> catalog().plugin(id).orElseThrow())
            .filter(member -> quarantined(member).isEmpty())
            .toList();
    Generation generation = Generation.load(members, copies, settings, containment);
    for (String id : component) {
      generation.failure(id).ifPresent(problem -> note(id, problem));
    }
    return generation;
  }

  private List<Generation> generations() {
    return slots.values().stream().flatMap(slot -> slot.generation.stream()).toList();
  }

  boolean isStarted(String id) {
    return generations().stream().anyMatch(each -> each.plugin(id).isPresent());
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

  @Override
  public void close() throws InterruptedException, IOException {
    closed = true;
    List<Generation> open = generations();
    slots.clear();
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
    Optional<Catalog> known;
    synchronized (this) {
      known = catalog;
    }
    known.ifPresent(Catalog::keep);
    copies.close();
  }
}
