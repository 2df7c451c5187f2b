package dev.moie.core.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The threads that run plugin code, and whose they are. A thread is used again only by calls of the
 * same version of a plugin, and only while they follow each other closely: to make one costs more
 * than most calls. Its name, priority, interruption, context class loader and logging context are
 * put back behind each call; a thread-local value ends with the thread. A plugin's threads belong
 * to a thread group of its own, which those that it starts itself inherit. Thread-safe.
 */
final class CallThreads {
  /** How long a thread waits for the next call. */
  private static final Duration IDLE = Duration.ofMillis(100);

  /** From then on a thread takes no more calls: so what calls leave on it does not add up. */
  private static final Duration AGE = Duration.ofSeconds(1);

  private final Map<String, ThreadGroup> groups = new ConcurrentHashMap<>();
  private final Map<ClassLoader, Pool> pools = new WeakHashMap<>();
  private final Map<Thread, CallThread> running = new ConcurrentHashMap<>();
  private final Set<Thread> all = ConcurrentHashMap.newKeySet();
  private final Set<CallThread> abandoned = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();

  /** The threads of one version of a plugin. */
  private record Pool(ThreadPoolExecutor threads, long sinceNanos) {
    boolean isOld() {
      return System.nanoTime() - sinceNanos > AGE.toNanos();
    }
  }

  /**
   * Starts a call.
   *
   * @param context the context class loader
   */
  CallThread start(GuardedCall guarded, ClassLoader context, Runnable call) {
    CallThread started = new CallThread(guarded, context, call, this::begun, this::over);
    synchronized (pools) {
      Pool pool = pools.get(context);
      if (pool == null || pool.isOld()) {
        if (pool != null) {
          pool.threads().shutdown();
        }
        pool = new Pool(threads(guarded.subject().plugin().id()), System.nanoTime());
        pools.put(context, pool);
      }
      pool.threads().execute(started);
    }
    return started;
  }

  private ThreadPoolExecutor threads(String id) {
    ThreadGroup group = groups.computeIfAbsent(id, key -> new ThreadGroup("moie-plugin-" + key));
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE.toMillis(),
        TimeUnit.MILLISECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread =
              new Thread(group, () -> listed(work), "moie-" + id + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private void listed(Runnable work) {
    all.add(Thread.currentThread());
    try {
      work.run();
    } finally {
      all.remove(Thread.currentThread());
    }
  }

  private void begun(CallThread call) {
    running.put(Thread.currentThread(), call);
  }

  private void over(CallThread call) {
    running.remove(Thread.currentThread());
    abandoned.remove(call);
  }

  /** Nobody waits for this call any more, although it still runs. */
  void abandon(CallThread call) {
    abandoned.add(call);
    if (call.isOver()) {
      abandoned.remove(call); // It ended at this very moment.
    }
  }

  /** Whether an abandoned call for a job still runs. */
  boolean livesOn(String job) {
    return abandoned.stream().anyMatch(call -> call.guarded().subject().job().equals(job));
  }

  /** The call that a thread runs. */
  Optional<CallSubject> callOn(Thread thread) {
    return guarded(thread).map(GuardedCall::subject);
  }

  /** The same as what keeps watch over it. */
  Optional<GuardedCall> guarded(Thread thread) {
    return Optional.ofNullable(running.get(thread)).map(CallThread::guarded);
  }

  /** What the call for a job tells while it runs; empty if there is none. */
  Optional<Telling> telling(String job, Function<Thread, String> programOutput) {
    for (Map.Entry<Thread, CallThread> each : running.entrySet()) {
      GuardedCall guarded = each.getValue().guarded();
      CallSubject subject = guarded.subject();
      if (subject.job().equals(job) && !abandoned.contains(each.getValue())) {
        List<String> lines = new ArrayList<>(guarded.progress());
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
        .map(CallThread::guarded)
        .filter(each -> each.subject().plugin().id().equals(plugin))
        .toList();
  }

  /** About how many threads are in a plugin's group, calls included; costs next to nothing. */
  int countOf(String plugin) {
    ThreadGroup group = groups.get(plugin);
    return group == null ? 0 : group.activeCount();
  }

  /** The threads in a plugin's group that are not there for calls. */
  List<Thread> startedBy(String plugin) {
    ThreadGroup group = groups.get(plugin);
    Thread[] found = new Thread[countOf(plugin) + 100];
    int count = group == null ? 0 : group.enumerate(found);
    return Arrays.stream(found, 0, count).filter(thread -> !all.contains(thread)).toList();
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
