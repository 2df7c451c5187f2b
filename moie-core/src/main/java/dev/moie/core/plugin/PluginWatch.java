package dev.moie.core.plugin;

import dev.moie.api.event.PluginChanged;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the plugins of a running engine as they lie in the folders: jars that are added, replaced
 * or removed, and a quarantine that is lifted, are seen within seconds. Whoever runs an engine for
 * longer than a moment makes one, starts it, and closes it before the host.
 *
 * <p>It looks once a second, and sooner if the operating system tells that something changed, which
 * it does not for folders on a network.
 *
 * <p>Thread-safe.
 */
public final class PluginWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final PluginHost host;
  private final Clock clock;
  private final Consumer<PluginChanged> told;
  private final RunningPluginsFile running;
  private final FolderLooks looks;
  private Optional<JarStamp> quarantine;
  private Optional<Thread> thread = Optional.empty();
  private volatile boolean closed;

  /**
   * A watch of the folders of a host. Does nothing yet.
   *
   * @param clock tells how long a file has been at rest
   * @param told hears of each change, on the watch's thread, after the plugins' listeners
   * @param running where other processes read what is in use, see {@link RunningPlugins}
   */
  public PluginWatch(PluginHost host, Clock clock, Consumer<PluginChanged> told, Path running) {
    this.host = host;
    this.clock = clock;
    this.told = told;
    this.running = new RunningPluginsFile(running);
    this.looks = new FolderLooks(host.folders(), host.jars());
    // It may have been lifted since it was read, before there was a watch.
    this.quarantine = host.quarantine().stamp();
  }

  /** Looks again and again, on a thread of its own. */
  public synchronized void start() {
    if (thread.isEmpty() && !closed) {
      Thread made = new Thread(this::watch, "moie-plugin-watch");
      made.setDaemon(true);
      thread = Optional.of(made);
      made.start();
    }
  }

  private void watch() {
    try (FolderHints hints =
        new FolderHints(host.folders().stream().map(PluginFolder::path).toList())) {
      while (!closed) {
        look();
        hints.await(INTERVAL);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks once, and does what is to be done.
   *
   * @return what changed
   */
  public List<PluginChanged> look() throws InterruptedException {
    try {
      List<PluginChanged> changes = reloadIfChanged();
      changes.forEach(told);
      return changes;
    } catch (IOException | RuntimeException e) {
      LOG.warn("the plugins could not be reloaded: {}", Thrown.describe(e));
      return List.of();
    }
  }

  private synchronized List<PluginChanged> reloadIfChanged()
      throws IOException, InterruptedException {
    boolean lifted = quarantineChanged();
    Optional<FolderState> changed = looks.look(clock.instant());
    List<PluginChanged> changes =
        changed.isPresent() || lifted ? host.reload(changed.orElseGet(looks::state)) : List.of();
    running.update(host);
    return changes;
  }

  private boolean quarantineChanged() {
    Path file = host.quarantine().path();
    Optional<JarStamp> now = JarStamp.of(file);
    if (now.equals(quarantine)) {
      return false;
    }
    quarantine = now;
    host.quarantine().reread();
    return true;
  }

  /** Ends. A trial of a new jar that is in progress is broken off. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    Optional<Thread> watching;
    synchronized (this) {
      watching = thread;
    }
    if (watching.isPresent()) {
      watching.get().interrupt();
      watching.get().join(PATIENCE.toMillis());
    }
    running.remove();
  }
}
