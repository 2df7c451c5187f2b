package dev.moie.core.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a thread of its own, whatever goes wrong with it, until closed.
 */
final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Duration pause;
  private final Runnable work;

  /**
   * Begins, after the first pause.
   *
   * @param name of the thread
   * @param pause between two times
   */
  static Ticker start(String name, Duration pause, Runnable work) {
    Ticker ticker = new Ticker(pause, work);
    Thread thread = new Thread(ticker::run, name);
    thread.setDaemon(true);
    thread.start();
    return ticker;
  }

  private Ticker(Duration pause, Runnable work) {
    this.pause = pause;
    this.work = work;
  }

  private void run() {
    try {
      while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        tick();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // a thread that dies of an error would be a dead node
  private void tick() {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("{}: {}", Thread.currentThread().getName(), String.valueOf(e.getMessage()));
    }
  }

  /** Ends it; what is being done is not waited for. */
  @Override
  public void close() {
    over.countDown();
  }
}
