package dev.moie.core.log;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
  private final Duration gathering;
  private List<Waiting<T>> queue = new ArrayList<>();
  private boolean committing;

  /** How many there were last time. Used by whoever commits. */
  private volatile int before = 1;

  /**
   * Uses a transaction.
   *
   * @param transaction makes all of a list durable or nothing; called by one thread at a time
   */
  public GroupCommit(Consumer<List<T>> transaction) {
    this(transaction, Duration.ZERO);
  }

  /**
   * The same, for transactions of which each costs so much that larger groups are worth waiting
   * for.
   *
   * @param gathering how long whoever commits waits at most for as many to come as came last time;
   *     a thread that stays alone waits once at most
   */
  public GroupCommit(Consumer<List<T>> transaction, Duration gathering) {
    this.transaction = transaction;
    this.gathering = gathering;
  }

  /** Written by whoever commits, before the latch is opened; nobody else is woken by it. */
  private static final class Waiting<T> {
    private final T item;
    private final CountDownLatch turn = new CountDownLatch(1);
    private boolean leads;
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
    synchronized (this) {
      queue.add(own);
      own.leads = !committing;
      committing = true;
      if (!own.leads && queue.size() == before) {
        // Whoever gathers waits for no more.
        notifyAll();
      }
    }
    boolean interrupted = false;
    if (!own.leads) {
      interrupted = await(own);
    }
    if (own.leads) {
      interrupted |= gather();
      lead();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(own);
  }

  /** Waits for its turn; whether the thread was interrupted meanwhile. */
  private static boolean await(Waiting<?> own) {
    boolean interrupted = false;
    while (true) {
      try {
        own.turn.await();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** Lets as many come as last time; whether the thread was interrupted meanwhile. */
  private synchronized boolean gather() {
    long deadline = System.nanoTime() + gathering.toNanos();
    try {
      long left = gathering.toNanos();
      while (left > 0 && queue.size() < before) {
        NANOSECONDS.timedWait(this, left);
        left = deadline - System.nanoTime();
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void lead() {
    List<Waiting<T>> group;
    synchronized (this) {
      group = queue;
      queue = new ArrayList<>();
    }
    before = group.size();
    Throwable failure = null;
    try {
      transaction.accept(group.stream().map(each -> each.item).toList());
    } catch (RuntimeException | Error e) {
      // Also an error: whoever waits for this commit must not wait for ever.
      failure = e;
    }
    for (Waiting<T> each : group) {
      each.failure = failure;
      each.leads = false;
      each.turn.countDown();
    }
    next();
  }

  private void next() {
    Optional<Waiting<T>> first;
    synchronized (this) {
      first = queue.stream().findFirst();
      committing = first.isPresent();
    }
    if (first.isPresent()) {
      first.get().leads = true;
      first.get().turn.countDown();
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
