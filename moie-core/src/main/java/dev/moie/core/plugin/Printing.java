package dev.moie.core.plugin;

import dev.moie.core.process.EngineThreads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Whose what is printed or logged is, and whether it is passed on. What a call's thread prints is
 * that call's. A thread that the plugin has started, or that runs code of it, prints for the call
 * of the plugin that runs; if none or several do, it is counted by itself, each minute anew.
 *
 * <p>Called while a stream is locked, so this waits for nothing. Made when something is printed.
 * Thread-safe.
 */
final class Printing {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final LoadedPlugins loaded;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Map<String, Minute> beside = new ConcurrentHashMap<>();

  /** What threads print for which no call can be named. */
  private record Minute(CallVolume volume, long beganNanos) {

    static Minute begun() {
      return new Minute(new CallVolume(), System.nanoTime());
    }

    Minute orNext() {
      return System.nanoTime() - beganNanos < MINUTE_NANOS ? this : begun();
    }
  }

  Printing(LoadedPlugins loaded) {
    this.loaded = loaded;
  }

  /** Counts what the current thread is about to print; whether that is passed on. */
  boolean admits(int bytes) {
    CallThreads threads = loaded.containment().threads();
    Thread thread = Thread.currentThread();
    Optional<GuardedCall> own = threads.guarded(thread);
    if (own.isPresent()) {
      return own.get().prints(bytes);
    }
    Optional<String> plugin = threads.ownerOf(thread).or(Printing::onStack);
    if (plugin.isEmpty()) {
      return true;
    }
    List<GuardedCall> calls = threads.guardedOf(plugin.get());
    return calls.size() == 1 ? calls.get(0).prints(bytes) : beside(plugin.get(), bytes);
  }

  /** A thread that many share, such as one of the common pool, runs code of a plugin. */
  private static Optional<String> onStack() {
    return STACK.walk(
        frames ->
            frames
                .flatMap(
                    frame ->
                        frame.getDeclaringClass().getClassLoader()
                                instanceof IsolatedClassLoader loader
                            ? Stream.of(loader.pluginId())
                            : Stream.empty())
                .findFirst());
  }

  private boolean beside(String plugin, int bytes) {
    CallVolume volume =
        beside
            .compute(plugin, (id, minute) -> minute == null ? Minute.begun() : minute.orNext())
            .volume();
    boolean known = volume.flood().isPresent();
    boolean admitted = volume.prints(bytes);
    if (!known) {
      volume
          .flood()
          .flatMap(what -> loaded.catalog().plugin(plugin).map(it -> quarantine(it, what)))
          .ifPresent(Thread::start);
    }
    return admitted;
  }

  /** On another thread, for this one has locked the stream that the quarantine is told on. */
  private Thread quarantine(Candidate plugin, String what) {
    CallSubject subject = new CallSubject(plugin, "a thread of its own");
    return EngineThreads.daemon(
        () -> loaded.containment().quarantine(subject, "a thread of its own " + what),
        "moie-plugin-flood");
  }
}
