package dev.moie.core.plugin;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * One dependency component, loaded once. Its plugins see each other, and no version of anything
 * else. Calls hold a lease, so that closing waits for those that run. Thread-safe.
 */
final class Generation implements AutoCloseable {
  private final GenerationManager manager;
  private final List<Candidate> members;
  private final Map<String, LoadedPlugin> plugins = new HashMap<>();
  private final Map<String, PluginProblem> failures = new HashMap<>();
  private int leases;
  private boolean closed;

  private Generation(GenerationManager manager, List<Candidate> members) {
    this.manager = manager;
    this.members = List.copyOf(members);
  }

  /**
   * Loads and starts a component.
   *
   * @param members each behind those that it needs
   */
  static Generation load(List<Candidate> members, Copies copies, PluginHostSettings settings)
      throws IOException {
    Generation generation =
        new Generation(new GenerationManager(copies.folder(), settings.apiVersion()), members);
    for (Candidate member : members) {
      try {
        generation.start(member, copies, settings.services());
      } catch (Exception | LinkageError | StackOverflowError e) {
        generation.failures.put(member.id(), Problems.startFailed(e));
      }
    }
    return generation;
  }

  private void start(Candidate member, Copies copies, PluginServices services) throws IOException {
    String id = manager.loadPlugin(copies.of(member));
    PluginState state = manager.startPlugin(id);
    PluginWrapper wrapper = manager.getPlugin(id);
    if (state != PluginState.STARTED) {
      Throwable cause = wrapper.getFailedException();
      throw new IOException(
          cause == null ? "PF4J left it " + state : Thrown.describe(cause), cause);
    }
    plugins.put(id, new LoadedPlugin(member, wrapper.getPluginClassLoader(), services));
  }

  Optional<LoadedPlugin> plugin(String id) {
    return Optional.ofNullable(plugins.get(id));
  }

  Optional<PluginProblem> failure(String id) {
    return Optional.ofNullable(failures.get(id));
  }

  /** Keeps the generation open until it is given back. */
  synchronized Lease lease() {
    if (closed) {
      throw new IllegalStateException("the plugin host is closed");
    }
    leases++;
    return () -> {
      synchronized (this) {
        leases--;
        notifyAll();
      }
    };
  }

  /** A hold on a generation. */
  @FunctionalInterface
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits for the calls that run, then stops and unloads everything. */
  @Override
  public void close() throws InterruptedException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      while (leases > 0) {
        wait();
      }
    }
    plugins.values().forEach(LoadedPlugin::close);
    plugins.clear();
    // One by one: PF4J 3.15's stopPlugins() changes the list that it goes through.
    for (int i = members.size() - 1; i >= 0; i--) {
      String id = members.get(i).id();
      if (manager.getPlugin(id) != null) {
        manager.stopPlugin(id);
        manager.unloadPlugin(id);
      }
    }
  }
}
