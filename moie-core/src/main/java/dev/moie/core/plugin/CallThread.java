package dev.moie.core.plugin;

import java.util.function.Consumer;
import org.slf4j.MDC;

/**
 * A call of plugin code on a thread that may have others after it: nothing that this one does to
 * the thread, and nothing that is done to the thread because of this one, reaches those.
 * Thread-safe.
 */
final class CallThread implements Runnable {
  private static final ClassLoader ENGINE = CallThread.class.getClassLoader();

  private final GuardedCall guarded;
  private final ClassLoader context;
  private final Runnable call;
  private final Consumer<CallThread> begun;
  private final Consumer<CallThread> ended;
  private Thread thread;
  private boolean interrupted;
  private boolean over;

  /**
   * A call that has no thread yet.
   *
   * @param context the context class loader
   * @param call throws nothing
   * @param begun called on the thread before the call, and {@code ended} behind it
   */
  CallThread(
      GuardedCall guarded,
      ClassLoader context,
      Runnable call,
      Consumer<CallThread> begun,
      Consumer<CallThread> ended) {
    this.guarded = guarded;
    this.context = context;
    this.call = call;
    this.begun = begun;
    this.ended = ended;
  }

  /** What keeps watch over it. */
  GuardedCall guarded() {
    return guarded;
  }

  /** Interrupts the call, and nothing else that its thread may do later. */
  synchronized void interrupt() {
    interrupted = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  @Override
  public void run() {
    Thread mine = Thread.currentThread();
    String name = mine.getName();
    mine.setContextClassLoader(context);
    begun.accept(this);
    begin(mine);
    try {
      call.run();
    } finally {
      end();
      ended.accept(this);
      putBack(mine, name);
    }
  }

  private synchronized void begin(Thread mine) {
    thread = mine;
    if (interrupted) {
      mine.interrupt();
    }
  }

  private synchronized void end() {
    thread = null;
    over = true;
    Thread.interrupted();
  }

  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it is put back
  private static void putBack(Thread mine, String name) {
    mine.setContextClassLoader(ENGINE);
    mine.setUncaughtExceptionHandler(null);
    // Each of these is a call of the system, even if it changes nothing.
    if (!mine.getName().equals(name)) {
      mine.setName(name);
    }
    if (mine.getPriority() != Thread.NORM_PRIORITY) {
      mine.setPriority(Thread.NORM_PRIORITY);
    }
    MDC.clear();
  }
}
