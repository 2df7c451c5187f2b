package dev.moie.core.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The threads that run plugin code, and whose they are. Each call has a new one, so that a name, a
 * priority, an interruption or a thread-local value that it leaves behind ends with it. A plugin's
 * threads belong to a thread group of its own, which those that it starts itself inherit.
 * Thread-safe.
 */
final class CallThreads {
  private final Map<String, ThreadGroup> groups = new ConcurrentHashMap<>();
  private final Map<Thread, GuardedCall> running = new ConcurrentHashMap<>();
  private final Set<Thread> abandoned = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();

  /**
   * Starts a call.
   *
   * @param context the context class loader
   */
  Thread start(GuardedCall guarded, ClassLoader context, Runnable call) {
    String id = guarded.subject().plugin().id();
    ThreadGroup group = groups.computeIfAbsent(id, key -> new ThreadGroup("moie-plugin-" + key));
    Thread thread =
        new Thread(
            group, () -> tracked(guarded, call), "moie-" + id + "-" + number.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(context);
    thread.start();
    return thread;
  }

  private void tracked(GuardedCall guarded, Runnable call) {
    Thread thread = Thread.currentThread();
    running.put(thread, guarded);
    try {
      call.run();
    } finally {
      running.remove(thread);
      abandoned.remove(thread);
    }
  }

  /** Nobody waits for this call any more, although it still runs. */
  void abandon(Thread thread) {
    abandoned.add(thread);
    if (!running.containsKey(thread)) {
      abandoned.remove(thread); // It ended at this very moment.
    }
  }

  /** Whether an abandoned call for a job still runs. */
  boolean livesOn(String job) {
    return abandoned.stream()
        .map(running::get)
        .anyMatch(call -> call != null && call.subject().job().equals(job));
  }

  /** The call that a thread runs. */
  Optional<CallSubject> callOn(Thread thread) {
    return guarded(thread).map(GuardedCall::subject);
  }

  /** The same as what keeps watch over it. */
  Optional<GuardedCall> guarded(Thread thread) {
    return Optional.ofNullable(running.get(thread));
  }

  /** What the call for a job tells while it runs; empty if there is none. */
  Optional<Telling> telling(String job, Function<Thread, String> programOutput) {
    for (Map.Entry<Thread, GuardedCall> each : running.entrySet()) {
      CallSubject subject = each.getValue().subject();
      if (subject.job().equals(job) && !abandoned.contains(each.getKey())) {
        List<String> lines = new ArrayList<>(each.getValue().progress());
        programOutput.apply(each.getKey()).lines().forEach(lines::add);
        return Optional.of(new Telling(subject.code(), lines));
      }
    }
    return Optional.empty();
  }

  /** The calls of one plugin that run now. */
  List<CallSubject> callsOf(String plugin) {
    return guardedOf(plugin).stream().map(GuardedCall::subject).toList();
  }

  /** The same as what keeps watch over them. */
  List<GuardedCall> guardedOf(String plugin) {
    return running.values().stream()
        .filter(each -> each.subject().plugin().id().equals(plugin))
        .toList();
  }

  /** About how many threads are in a plugin's group, calls included; costs next to nothing. */
  int countOf(String plugin) {
    ThreadGroup group = groups.get(plugin);
    return group == null ? 0 : group.activeCount();
  }

  /** The threads in a plugin's group that are no calls. */
  List<Thread> startedBy(String plugin) {
    ThreadGroup group = groups.get(plugin);
    Thread[] found = new Thread[countOf(plugin) + 100];
    int count = group == null ? 0 : group.enumerate(found);
    return Arrays.stream(found, 0, count).filter(thread -> !running.containsKey(thread)).toList();
  }

  /** The id of the plugin that a thread belongs to: by its group, or one that its group is in. */
  Optional<String> ownerOf(Thread thread) {
    for (ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
      for (Map.Entry<String, ThreadGroup> each : groups.entrySet()) {
        if (each.getValue() == group) {
          return Optional.of(each.getKey());
        }
      }
    }
    return Optional.empty();
  }
}
