package dev.moie.core.process;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;

/**
 * Makes threads that outlive the call of a plugin on whose thread they happen to be made. Left to
 * itself a thread takes over its maker's context class loader and, before Java 24, the protection
 * domains of everything on its maker's stack; either keeps a plugin's classes for as long as the
 * thread lives.
 */
public final class EngineThreads {
  private EngineThreads() {}

  /** A daemon thread that is the engine's alone; not started yet. */
  @SuppressWarnings("removal") // nothing else cuts the stack off; where it is gone nothing has to
  public static Thread daemon(Runnable task, String name) {
    return AccessController.doPrivileged(
        (PrivilegedAction<Thread>)
            () -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              thread.setContextClassLoader(EngineThreads.class.getClassLoader());
              return thread;
            });
  }

  /**
   * Starts a program. The JDK waits for its end on a thread that it keeps for the next one.
   *
   * @throws IOException as {@link ProcessBuilder#start}
   */
  public static Process start(ProcessBuilder builder) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(EngineThreads.class.getClassLoader());
    try {
      return builder.start();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Makes something of the JDK that has threads of its own, and starts them at once. */
  @SuppressWarnings("removal") // as above
  public static <T> T make(Supplier<T> maker) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(EngineThreads.class.getClassLoader());
    try {
      return AccessController.doPrivileged((PrivilegedAction<T>) maker::get);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
