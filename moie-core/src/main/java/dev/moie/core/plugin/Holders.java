package dev.moie.core.plugin;

import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Looks for what keeps a class loader alive. What the JDK does not show, no program can see from
 * inside: shutdown hooks, JDBC drivers, thread locals of threads that others keep, timers that run
 * on such threads.
 */
final class Holders {
  private final CallThreads calls;

  Holders(CallThreads calls) {
    this.calls = calls;
  }

  /** Notes the threads of a plugin that live on although it was stopped. */
  void noteThreads(Unloading unloading) {
    unloading.threads(
        unloading
            .loader()
            .map(loader -> threads(loader, unloading.id()).stream().map(Thread::getName).toList())
            .orElse(List.of()));
  }

  /** Threads whose class, context or running code is of the loader. */
  private List<Thread> threads(ClassLoader loader, String plugin) {
    List<Thread> found = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      Thread thread = each.getKey();
      boolean own =
          thread.getContextClassLoader() == loader
              || thread.getClass().getClassLoader() == loader
              || (calls.ownerOf(thread).filter(plugin::equals).isPresent()
                  && runs(each.getValue(), loader));
      if (own && thread.isAlive() && !isOfAnother(thread, loader)) {
        found.add(thread);
      }
    }
    return found;
  }

  /** A call of another version: its classes have the same names. */
  private static boolean isOfAnother(Thread thread, ClassLoader loader) {
    return thread.getContextClassLoader() instanceof IsolatedClassLoader other && other != loader;
  }

  private static boolean runs(StackTraceElement[] stack, ClassLoader loader) {
    for (StackTraceElement frame : stack) {
      if (loader instanceof IsolatedClassLoader isolated
          && isolated.hasDefined(frame.getClassName())) {
        return true;
      }
    }
    return false;
  }

  /** What is seen to hold a loader, for people; never empty. */
  List<String> of(Unloading unloading) {
    List<String> found = new ArrayList<>();
    unloading.loader().ifPresent(loader -> collect(loader, unloading.id(), found));
    if (found.isEmpty()) {
      found.add(
          "nothing that can be seen from inside; it may be a shutdown hook, a JDBC driver, a"
              + " thread local, or a static field of another class");
    }
    return found;
  }

  private void collect(ClassLoader loader, String plugin, List<String> found) {
    for (Thread thread : threads(loader, plugin)) {
      Optional<CallSubject> call = calls.callOn(thread);
      found.add(
          "the thread \""
              + thread.getName()
              + "\" "
              + call.map(subject -> "runs " + subject.describe() + " and was abandoned")
                  .orElse("was left running"));
    }
    for (String name : Collections.list(LogManager.getLogManager().getLoggerNames())) {
      Logger logger = LogManager.getLogManager().getLogger(name);
      if (logger != null) {
        logger(logger, loader, found);
      }
    }
    for (Provider provider : Security.getProviders()) {
      if (isOf(loader, provider)) {
        found.add("the security provider \"" + provider.getName() + "\" is its own");
      }
    }
    if (isOf(loader, Thread.getDefaultUncaughtExceptionHandler())) {
      found.add("the default handler of uncaught exceptions is its own");
    }
    Map.copyOf(System.getProperties())
        .forEach(
            (key, value) -> {
              if (isOf(loader, value)) {
                found.add("the system property \"" + key + "\" has an object of it as value");
              }
            });
  }

  private static void logger(Logger logger, ClassLoader loader, List<String> found) {
    String name = "the java.util.logging logger \"" + logger.getName() + "\" has ";
    for (Handler handler : logger.getHandlers()) {
      if (isOf(loader, handler) || isOf(loader, handler.getFormatter())) {
        found.add(name + "a handler of it");
      }
    }
    if (isOf(loader, logger.getLevel()) || isOf(loader, logger.getFilter())) {
      found.add(name + "a level or filter of it");
    }
  }

  private static boolean isOf(ClassLoader loader, Object object) {
    return object != null
        && (object == loader
            || object.getClass().getClassLoader() == loader
            || (object instanceof Class<?> type && type.getClassLoader() == loader));
  }
}
