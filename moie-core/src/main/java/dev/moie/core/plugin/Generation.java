package dev.moie.core.plugin;

import dev.moie.api.PluginExtensions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * One dependency component, loaded once. Its plugins see each other, and no version of anything
 * else. Calls hold a lease, so that closing waits for those that run. Thread-safe.
 */
final class Generation {
  private final GenerationManager manager;
  private final List<Candidate> members;
  private final PluginLives lives;
  private final PluginExtensions extensions;
  private final Map<String, LoadedPlugin> plugins = new ConcurrentHashMap<>();
  private final Map<String, PluginProblem> failures = new ConcurrentHashMap<>();
  private final Set<Hold> leases = new HashSet<>();
  private Optional<Runnable> whenIdle = Optional.empty();
  private boolean closed;

  private Generation(GenerationManager manager, List<Candidate> members, Containment containment) {
    this.manager = manager;
    this.members = List.copyOf(members);
    this.lives = new PluginLives(containment, this::lease);
    this.extensions =
        new GenerationExtensions(this.members, this::plugin, containment.quarantine());
  }

  /**
   * Loads and starts a component.
   *
   * @param members each behind those that it needs
   */
  static Generation load(
      List<Candidate> members, Copies copies, PluginHostSettings settings, Containment containment)
      throws IOException, InterruptedException {
    Generation generation =
        new Generation(
            new GenerationManager(copies.folder(), settings.apiVersion(), members),
            members,
            containment);
    try {
      for (Candidate member : members) {
        generation
            .start(member, copies, settings.services())
            .ifPresent(problem -> generation.failures.put(member.id(), problem));
      }
    } catch (InterruptedException e) {
      generation.close();
      throw e;
    }
    return generation;
  }

  private Optional<PluginProblem> start(Candidate member, Copies copies, PluginServices services)
      throws InterruptedException {
    for (Candidate.Dependency dependency : member.dependencies()) {
      if (!dependency.optional() && !plugins.containsKey(dependency.id())) {
        return Optional.of(Problems.dependencyNotStarted(dependency.id()));
      }
    }
    try {
      String id = manager.loadPlugin(copies.of(member));
      PluginState state = manager.startPlugin(id);
      PluginWrapper wrapper = manager.getPlugin(id);
      if (state != PluginState.STARTED) {
        Throwable cause = wrapper.getFailedException();
        return Optional.of(
            Problems.startFailed(cause == null ? "PF4J left it " + state : Thrown.describe(cause)));
      }
      ClassLoader loader = wrapper.getPluginClassLoader();
      lives.begin(member, loader, wrapper.getDescriptor().getPluginClass());
      plugins.put(id, new LoadedPlugin(member, loader, services, extensions));
      return Optional.empty();
    } catch (CallFailure e) {
      return Optional.of(e.problem().orElseGet(() -> Problems.startFailed(e.getMessage())));
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      return Optional.of(Problems.startFailed(Thrown.describe(e)));
    }
  }

  Optional<LoadedPlugin> plugin(String id) {
    return Optional.ofNullable(plugins.get(id));
  }

  Optional<PluginProblem> failure(String id) {
    return Optional.ofNullable(failures.get(id));
  }

  List<Candidate> members() {
    return members;
  }

  /** How many calls hold it. */
  synchronized int calls() {
    return leases.size();
  }

  /** The loaders that are to be reclaimed when it is closed. */
  List<Unloading> loaders(Instant at) {
    List<Unloading> loaders = new ArrayList<>();
    for (Candidate member : members) {
      PluginWrapper wrapper = manager.getPlugin(member.id());
      if (wrapper != null) {
        loaders.add(new Unloading(member, wrapper.getPluginClassLoader(), at));
      }
    }
    return loaders;
  }

  /**
   * Makes an instance of everything that a plugin's index names, as the first call of each would:
   * so its static initialisers and constructors have shown that they work.
   */
  Optional<PluginProblem> rehearse(String id) throws InterruptedException {
    LoadedPlugin plugin = plugins.get(id);
    if (plugin == null) {
      return failure(id);
    }
    try {
      return lives.rehearse(plugin);
    } catch (CallFailure e) {
      return Optional.of(e.problem().orElseGet(() -> Problems.startFailed(e.getMessage())));
    }
  }

  /** The plugin whose loader has defined a class of this name. */
  Optional<Candidate> definerOf(String className) {
    for (Candidate member : members) {
      PluginWrapper wrapper = manager.getPlugin(member.id());
      if (wrapper != null
          && wrapper.getPluginClassLoader() instanceof IsolatedClassLoader loader
          && loader.hasDefined(className)) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  /** Keeps the generation open until it is given back. */
  synchronized Lease lease() {
    if (closed) {
      throw new IllegalStateException("the plugin host is closed");
    }
    Hold hold = new Hold();
    leases.add(hold);
    return hold;
  }

  /** A hold on a generation. */
  interface Lease extends AutoCloseable {
    /** Holds nothing. */
    Lease NONE = () -> {};

    /** Whoever has it will not give it back in time: closing need not wait for it. */
    default void abandon() {}

    @Override
    void close();
  }

  private final class Hold implements Lease {
    private boolean abandoned;

    @Override
    public void abandon() {
      synchronized (Generation.this) {
        abandoned = true;
        Generation.this.notifyAll();
      }
    }

    @Override
    public void close() {
      Optional<Runnable> idle;
      synchronized (Generation.this) {
        leases.remove(this);
        Generation.this.notifyAll();
        idle = leases.isEmpty() ? whenIdle : Optional.empty();
      }
      idle.ifPresent(Runnable::run);
    }
  }

  /**
   * Refuses new calls.
   *
   * @param then run when the last call ends, on that call's thread; at once if there is none
   */
  void retire(Runnable then) {
    boolean idle;
    synchronized (this) {
      closed = true;
      whenIdle = Optional.of(then);
      idle = leases.isEmpty();
    }
    if (idle) {
      then.run();
    }
  }

  /**
   * Refuses new calls, and waits for those that run.
   *
   * @param deadlineNanos how long, by {@link System#nanoTime}
   */
  synchronized void drain(long deadlineNanos) throws InterruptedException {
    closed = true;
    long left = deadlineNanos - System.nanoTime();
    while (left > 0 && leases.stream().anyMatch(lease -> !lease.abandoned)) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadlineNanos - System.nanoTime();
    }
  }

  private synchronized boolean isIdle() {
    closed = true;
    return leases.isEmpty();
  }

  /**
   * Stops and unloads everything; or leaves it as it is if a call still runs, since closing a
   * loader under running code would only make it fail in stranger ways.
   *
   * @return the plugins that were left; empty if none
   */
  List<String> close() throws InterruptedException {
    synchronized (manager) {
      return closeOnce();
    }
  }

  private List<String> closeOnce() throws InterruptedException {
    if (!isIdle()) {
      return List.copyOf(plugins.keySet());
    }
    boolean stopped = true;
    for (int i = members.size() - 1; i >= 0; i--) {
      stopped &= lives.end(members.get(i));
    }
    if (!stopped) {
      return List.copyOf(plugins.keySet());
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
    return List.of();
  }
}
