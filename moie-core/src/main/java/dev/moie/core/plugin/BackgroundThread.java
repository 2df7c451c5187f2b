package dev.moie.core.plugin;

import dev.moie.core.process.EngineThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what nobody waits for. */
final class BackgroundThread {
  private BackgroundThread() {}

  /** One daemon thread, which is there only while there is something to do. */
  static ExecutorService named(String name) {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            // Made on whatever thread happens to end last, which may be a plugin's.
            task -> EngineThreads.daemon(task, name));
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
