package dev.moie.core.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog, and the generations of it that are loaded, each when it is first needed.
 * Thread-safe.
 */
final class LoadedPlugins implements AutoCloseable {
  private final PluginHostSettings settings;
  private final Copies copies;
  private final Map<List<String>, Generation> generations = new HashMap<>();
  private final Map<String, List<PluginProblem>> found = new HashMap<>();
  private Optional<Catalog> catalog = Optional.empty();

  LoadedPlugins(PluginHostSettings settings) {
    this.settings = settings;
    this.copies = new Copies(settings.copies());
  }

  synchronized Catalog catalog() {
    if (catalog.isEmpty()) {
      catalog =
          Optional.of(
              new Catalog(
                  settings.folders(),
                  settings.apiVersion(),
                  settings.copies().resolve("index.json")));
    }
    return catalog.get();
  }

  /** A plugin in use, and the hold on it. */
  record Held(LoadedPlugin plugin, Generation.Lease lease) {}

  /**
   * Loads a plugin, with those that it belongs together with, if that has not happened yet.
   *
   * @throws IOException if it cannot be loaded
   */
  synchronized Held hold(Candidate candidate) throws IOException {
    List<String> component = catalog().component(candidate.id());
    Generation generation = generations.get(component);
    if (generation == null) {
      List<Candidate> members =
          component.stream().map(id -> catalog().plugin(id).orElseThrow()).toList();
      generation = Generation.load(members, copies, settings);
      generations.put(component, generation);
      for (String id : component) {
        generation.failure(id).ifPresent(problem -> note(id, problem));
      }
    }
    Optional<LoadedPlugin> plugin = generation.plugin(candidate.id());
    if (plugin.isEmpty()) {
      throw new IOException(
          generation
              .failure(candidate.id())
              .map(PluginProblem::describe)
              .orElse("a plugin that it needs could not be started"));
    }
    return new Held(plugin.get(), generation.lease());
  }

  synchronized boolean isStarted(String id) {
    return generations.values().stream().anyMatch(each -> each.plugin(id).isPresent());
  }

  /** Remembers a problem that showed while the plugin was in use. */
  synchronized void note(String id, PluginProblem problem) {
    found.computeIfAbsent(id, key -> new ArrayList<>()).add(problem);
  }

  synchronized List<PluginProblem> noted(String id) {
    return List.copyOf(found.getOrDefault(id, List.of()));
  }

  @Override
  public void close() throws InterruptedException, IOException {
    List<Generation> open;
    synchronized (this) {
      open = List.copyOf(generations.values());
      generations.clear();
    }
    for (Generation generation : open) {
      generation.close();
    }
    if (catalog.isPresent()) {
      catalog.get().keep();
    }
    copies.close();
  }
}
