package dev.moie.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Commits what several threads hand in at about the same time in one transaction: whoever comes
 * first commits for all who are waiting then, so one forced write to the disk serves them all. With
 * one thread it is a plain commit. Thread-safe.
 *
 * @param <T> what is committed
 */
public final class GroupCommit<T> {
  private final Consumer<List<T>> transaction;
  private List<Waiting<T>> queue = new ArrayList<>();
  private boolean committing;

  /**
   * Uses a transaction.
   *
   * @param transaction makes all of a list durable or nothing; called by one thread at a time
   */
  public GroupCommit(Consumer<List<T>> transaction) {
    this.transaction = transaction;
  }

  private static final class Waiting<T> {
    private final T item;
    private boolean done;
    private Throwable failure;

    Waiting(T item) {
      this.item = item;
    }
  }

  /**
   * Returns when the item is durable. Not interruptible: a commit takes milliseconds, and a caller
   * that does not know whether it happened would have to guess.
   */
  public void commit(T item) {
    Waiting<T> own = new Waiting<>(item);
    List<Waiting<T>> group;
    synchronized (this) {
      queue.add(own);
      boolean interrupted = false;
      while (committing && !own.done) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (own.done) {
        rethrow(own);
        return;
      }
      committing = true;
      group = queue;
      queue = new ArrayList<>();
    }
    lead(group);
    rethrow(own);
  }

  private void lead(List<Waiting<T>> group) {
    Throwable failure = null;
    try {
      transaction.accept(group.stream().map(each -> each.item).toList());
    } catch (RuntimeException | Error e) {
      // Also an error: whoever waits for this commit must not wait for ever.
      failure = e;
    }
    synchronized (this) {
      for (Waiting<T> each : group) {
        each.done = true;
        each.failure = failure;
      }
      committing = false;
      notifyAll();
    }
  }

  private static void rethrow(Waiting<?> waiting) {
    if (waiting.failure instanceof Error error) {
      throw error;
    }
    if (waiting.failure instanceof RuntimeException failure) {
      throw failure;
    }
  }
}
