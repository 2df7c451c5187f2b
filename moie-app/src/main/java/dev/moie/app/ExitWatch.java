package dev.moie.app;

import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.QuarantineEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Watches what plugins do to the whole process. While it ends, it finds out whether a plugin has
 * ended it: no current Java can keep code from calling {@code System.exit}; it can only be
 * recorded, so that it happens once. {@code Runtime.halt} leaves nothing to find. And what is
 * printed is counted, so that no plugin floods the output. Thread-safe.
 */
public final class ExitWatch {
  private final List<PluginHost> hosts = new CopyOnWriteArrayList<>();

  /** Code of its plugins may still run, and print, until the process ends. */
  private volatile Optional<PluginHost> lastClosed = Optional.empty();

  /** Watches nothing yet. */
  public ExitWatch() {}

  /** A plugin host whose plugins can be at fault from now on. */
  void opened(PluginHost host) {
    hosts.add(host);
  }

  /** Its plugins are at their end. */
  void closed(PluginHost host) {
    lastClosed = Optional.of(host);
    hosts.remove(host);
  }

  /** Whether so many bytes may be printed by the thread that asks. */
  boolean admits(int bytes) {
    boolean admitted = lastClosed.isEmpty() || lastClosed.get().admits(bytes);
    for (PluginHost host : hosts) {
      admitted &= host.admits(bytes);
    }
    return admitted;
  }

  /** The plugin whose call of {@code System.exit} runs the shutdown hooks; in quarantine then. */
  Optional<QuarantineEntry> culprit() {
    if (hosts.isEmpty()) {
      return Optional.empty();
    }
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      if (endsTheProcess(each.getValue())) {
        return hosts.stream()
            .flatMap(host -> host.blameForExit(each.getKey(), each.getValue()).stream())
            .findFirst();
      }
    }
    return Optional.empty();
  }

  /**
   * The thread that waits for the hooks, by {@code Runtime.exit} and not for a signal. Another one
   * that calls it meanwhile only waits for a lock.
   */
  private static boolean endsTheProcess(StackTraceElement[] stack) {
    boolean hooks = false;
    for (StackTraceElement frame : stack) {
      hooks |= frame.getClassName().equals("java.lang.ApplicationShutdownHooks");
      if (hooks
          && frame.getClassName().equals("java.lang.Runtime")
          && frame.getMethodName().equals("exit")) {
        return true;
      }
    }
    return false;
  }
}
