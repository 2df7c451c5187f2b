package dev.moie.core.plugin;

import dev.moie.api.EngineListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells events to the listeners in plugins: one after the other, in the order in which they came,
 * on a thread of its own. What comes within a short time is told together, so that a beat of very
 * many jobs does not wait for each of them. Thread-safe.
 */
final class EventDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

  /** Whoever is so far ahead of the listeners waits for them. */
  private static final int MOST = 1000;

  /** How long an event that nobody waits for waits for others: each call of a plugin costs. */
  private static final Duration GATHERING = Duration.ofMillis(20);

  /** How long the listeners have when everything ends. */
  private static final Duration AT_THE_END = Duration.ofSeconds(5);

  private final LoadedPlugins loaded;
  private final PluginServices services;
  private final Set<String> muted = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>(MOST);
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, EventDelivery::thread);

  EventDelivery(LoadedPlugins loaded, PluginServices services) {
    this.loaded = loaded;
    this.services = services;
    thread.setKeepAliveTime(1, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
  }

  /**
   * Something that happened.
   *
   * @param name the method of the listeners that hears of it
   * @param call calls it
   */
  record Event(String name, Consumer<EngineListener> call) {}

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "moie-events");
    thread.setDaemon(true);
    return thread;
  }

  /** Has an event told soon; waits only if very many have not been told yet. */
  void tell(String name, Consumer<EngineListener> call) {
    add(new Event(name, call));
    if (thread.getQueue().isEmpty()) {
      try {
        Future<?> unused =
            thread.schedule(this::deliverLater, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        // Nothing more is told.
      }
    }
  }

  /** The same, and returns when it and all before it have been told. */
  void tellNow(String name, Consumer<EngineListener> call) {
    add(new Event(name, call));
    try {
      thread.submit(this::deliver).get();
    } catch (RejectedExecutionException closed) {
      // Nothing more is told.
    } catch (InterruptedException e) {
      // They are told in any case; who is to stop does not wait for that.
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("events cannot be told", e.getCause());
    }
  }

  private void add(Event event) {
    boolean interrupted = false;
    boolean added = false;
    while (!added && !thread.isShutdown()) {
      try {
        added = waiting.offer(event, 1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliverLater() {
    try {
      deliver();
    } catch (RuntimeException e) {
      LOG.error("events cannot be told", e);
    }
  }

  private void deliver() {
    List<Event> events = new ArrayList<>();
    waiting.drainTo(events);
    if (events.isEmpty()) {
      return;
    }
    for (Candidate candidate : loaded.catalog().plugins()) {
      if (!candidate.index().listeners(services::hasFile).isEmpty()
          && !muted.contains(candidate.copyName())
          && !new ListenerCall(loaded, candidate).deliver(events)) {
        muted.add(candidate.copyName());
      }
    }
  }

  /** Tells what has come so far, for five seconds at most, and nothing more. */
  void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
      thread.shutdownNow();
    }
  }
}
