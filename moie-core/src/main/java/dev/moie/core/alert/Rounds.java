package dev.moie.core.alert;

import dev.moie.core.process.EngineThreads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delivers again and again what is due, for whoever lives for long. One thread of its own. */
public final class Rounds implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** How long the slowest channel keeps the others from their next message. */
  private static final Duration BOUND = Duration.ofMinutes(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Alerts alerts;
  private final Thread thread;

  /** Begins, if there is a channel to deliver to. */
  public Rounds(Alerts alerts) {
    this.alerts = alerts;
    this.thread = EngineThreads.daemon(this::run, "moie-alerts");
    if (alerts.isOn()) {
      thread.start();
    }
  }

  private void run() {
    try {
      while (!over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        alerts.round(BOUND);
      }
    } catch (InterruptedException ended) {
      // What was on its way is tried later.
    }
  }

  /** Ends within seconds; what is on its way is broken off. */
  @Override
  public void close() throws InterruptedException {
    over.countDown();
    thread.interrupt();
    thread.join();
  }
}
