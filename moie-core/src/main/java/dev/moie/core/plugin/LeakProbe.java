package dev.moie.core.plugin;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether closed class loaders are reclaimed, and if not, why. Asks for garbage
 * collections, a bounded number of them, on a thread of its own. Thread-safe.
 */
final class LeakProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeakProbe.class);
  private static final int KEPT = 100;
  private static final long[] WAITS_MILLIS = {20, 50, 100, 200, 500, 1000, 2000, 4000};

  private final Deque<Unloading> followed = new ArrayDeque<>();
  private final ExecutorService thread = BackgroundThread.named("moie-plugin-probe");
  private final Holders holders;

  LeakProbe(CallThreads calls) {
    this.holders = new Holders(calls);
  }

  List<UnloadReport> reports() {
    synchronized (followed) {
      return followed.stream().map(Unloading::report).toList();
    }
  }

  /** Follows loaders that were closed just now. */
  void follow(List<Unloading> loaders) {
    synchronized (followed) {
      followed.addAll(loaders);
      while (followed.size() > KEPT) {
        followed.removeFirst();
      }
    }
    try {
      thread.execute(() -> probe(loaders));
    } catch (RejectedExecutionException hostIsClosed) {
      // Nobody will ask any more.
    }
  }

  private void probe(List<Unloading> loaders) {
    loaders.forEach(holders::noteThreads);
    try {
      for (long wait : WAITS_MILLIS) {
        if (loaders.stream().allMatch(Unloading::isReclaimed)) {
          break;
        }
        loaders.forEach(each -> each.loader().ifPresent(JdkCaches::forget));
        collect(wait);
      }
    } catch (InterruptedException hostIsClosed) {
      return;
    }
    for (Unloading loader : loaders) {
      if (loader.isReclaimed()) {
        LOG.debug("the classes of plugin {} are reclaimed", loader);
      } else {
        holders.noteThreads(loader);
        loader.heldBy(holders.of(loader));
        LOG.warn(
            "the classes of plugin {} are not reclaimed: {}",
            loader,
            String.join("; ", loader.report().holders()));
      }
    }
  }

  /**
   * Collects, and waits until that has reached references, and for so long: the compiler holds the
   * classes whose methods it is at work on, and a thread that has just given its answer its own.
   */
  private static void collect(long waitMillis) throws InterruptedException {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    PhantomReference<Object> canary = new PhantomReference<>(new Object(), queue);
    try {
      System.gc();
      queue.remove(waitMillis);
      TimeUnit.MILLISECONDS.sleep(waitMillis);
    } finally {
      Reference.reachabilityFence(canary);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
