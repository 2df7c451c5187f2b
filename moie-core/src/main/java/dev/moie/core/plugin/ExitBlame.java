package dev.moie.core.plugin;

import java.util.List;
import java.util.Optional;

/**
 * Finds the plugin whose code ends the process: by the classes on the stack, by the call that the
 * thread runs, by the thread's group, by its context class loader. A thread of a shared pool that
 * runs nothing but JDK code is nobody's.
 */
final class ExitBlame {
  private final LoadedPlugins loaded;

  ExitBlame(LoadedPlugins loaded) {
    this.loaded = loaded;
  }

  /** Puts it into quarantine; empty if no plugin is at fault. */
  Optional<QuarantineEntry> of(Thread thread, StackTraceElement[] stack) {
    return subject(thread, stack)
        .map(
            subject ->
                loaded
                    .containment()
                    .quarantine(
                        subject,
                        "called System.exit"
                            + (subject.job().isEmpty() ? "" : " in job " + subject.job())));
  }

  private Optional<CallSubject> subject(Thread thread, StackTraceElement[] stack) {
    CallThreads threads = loaded.containment().threads();
    Optional<CallSubject> call = threads.callOn(thread);
    Optional<Candidate> plugin =
        onStack(stack)
            .or(() -> call.map(CallSubject::plugin))
            .or(() -> threads.ownerOf(thread).flatMap(loaded.catalog()::plugin))
            .or(() -> byContext(thread));
    return plugin.map(
        found ->
            call.map(known -> new CallSubject(found, known.code(), known.job()))
                .orElseGet(() -> onlyCallOf(found, threads)));
  }

  private Optional<Candidate> onStack(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      Optional<Candidate> definer = loaded.definerOf(frame.getClassName());
      if (definer.isPresent()) {
        return definer;
      }
    }
    return Optional.empty();
  }

  private Optional<Candidate> byContext(Thread thread) {
    return thread.getContextClassLoader() instanceof IsolatedClassLoader loader
        ? loaded.catalog().plugin(loader.pluginId())
        : Optional.empty();
  }

  /** A thread that the plugin has started works for its one running call, as far as can be told. */
  private static CallSubject onlyCallOf(Candidate plugin, CallThreads threads) {
    List<CallSubject> calls = threads.callsOf(plugin.id());
    return calls.size() == 1 ? calls.get(0) : new CallSubject(plugin, "a thread of its own");
  }
}
