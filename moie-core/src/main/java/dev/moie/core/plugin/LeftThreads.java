package dev.moie.core.plugin;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The threads that a version of a plugin has started and that live on after a call. A pool of some
 * is its good right; that there are more and more is a leak, which takes memory from everybody and
 * in the end keeps any thread from being started.
 *
 * <p>A thread counts that is in the plugin's thread group, which threads inherit, unless it is one
 * of the engine's or of another version, as its context class loader tells.
 */
final class LeftThreads {
  /** Far more than a pool of one thread for each core has on most machines. */
  static final int ENDURED = 256;

  private static final int NAMED = 5;

  private final CallThreads threads;
  private final String plugin;
  private final ClassLoader loader;

  LeftThreads(CallThreads threads, String plugin, ClassLoader loader) {
    this.threads = threads;
    this.plugin = plugin;
    this.loader = loader;
  }

  /**
   * Those that are left when what only needs a moment to end has had it: one garbage collection,
   * with which pools end that nobody refers to, and some time.
   */
  List<Thread> after(long graceNanos) throws InterruptedException {
    List<Thread> left = now();
    if (left.size() <= ENDURED) {
      return left;
    }
    System.gc();
    long deadline = System.nanoTime() + graceNanos;
    for (Thread each : left) {
      long wait = deadline - System.nanoTime();
      if (wait <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedJoin(each, wait);
    }
    return now();
  }

  private List<Thread> now() {
    return threads.startedBy(plugin).stream().filter(this::counts).toList();
  }

  private boolean counts(Thread thread) {
    ClassLoader context = thread.getContextClassLoader();
    boolean other = context instanceof IsolatedClassLoader && context != loader;
    return thread.isAlive() && !other && context != LeftThreads.class.getClassLoader();
  }

  /** Such as {@code 300 threads …: a, b and 298 more}. */
  static String describe(List<Thread> left, CallSubject subject) {
    return left.size()
        + " threads that it has started still run after "
        + subject.describe()
        + ", more than "
        + ENDURED
        + ": "
        + left.stream().limit(NAMED).map(Thread::getName).collect(Collectors.joining(", "))
        + " and "
        + (left.size() - NAMED)
        + " more";
  }
}
