package dev.moie.core.plugin;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for what the engine hands to all plugins. They know nothing of the plugin that happened
 * to ask first: a thread takes its group, its context class loader and its access control context
 * from the thread that makes it, and each of these would keep that plugin's class loader alive. So
 * one thread of the engine's own makes them all. Thread-safe.
 */
final class EngineThreads implements ThreadFactory, AutoCloseable {
  private final String name;
  private final ExecutorService maker;

  /**
   * Starts the thread that makes the others, from the engine's own code.
   *
   * @param group the engine's
   */
  EngineThreads(String name, ThreadGroup group) {
    this.name = name;
    this.maker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(group, task, name + "-maker");
              thread.setDaemon(true);
              thread.setContextClassLoader(EngineThreads.class.getClassLoader());
              return thread;
            });
    make(() -> name);
  }

  /** Makes something on the engine's own thread; takes no time worth an interruption. */
  <T> T make(Callable<T> what) {
    Future<T> made = maker.submit(what);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return made.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(name + " cannot be set up", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Thread newThread(Runnable task) {
    return make(
        () -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public void close() {
    maker.shutdown();
  }
}
