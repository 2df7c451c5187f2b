package dev.moie.app;

import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.QuarantineEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Finds out, while the process ends, whether a plugin has ended it. No current Java can keep code
 * from calling {@code System.exit}; it can only be recorded, so that it happens once. {@code
 * Runtime.halt} leaves nothing to find. Thread-safe.
 */
public final class ExitWatch {
  private final List<PluginHost> hosts = new CopyOnWriteArrayList<>();

  /** Watches nothing yet. */
  public ExitWatch() {}

  /** A plugin host whose plugins can be at fault from now on. */
  void opened(PluginHost host) {
    hosts.add(host);
  }

  /** Its plugins are at their end. */
  void closed(PluginHost host) {
    hosts.remove(host);
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
