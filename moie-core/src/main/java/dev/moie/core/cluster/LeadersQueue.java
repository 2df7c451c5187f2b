package dev.moie.core.cluster;

import dev.moie.core.engine.WorkOrder;
import dev.moie.core.engine.WorkQueue;
import dev.moie.core.log.LogException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue as the leading node sees it, for as long as it leads. Thread-safe. */
final class LeadersQueue implements WorkQueue, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeadersQueue.class);

  /** How often answers are looked for while somebody waits for one. */
  private static final Duration GLANCE = Duration.ofMillis(20);

  /** How often while nobody does. */
  private static final Duration IDLE = Duration.ofMillis(500);

  /** An order, since when it is in the queue, and where its answer goes. */
  private record Waiting(WorkOrder order, long since, CompletableFuture<String> answer) {}

  private final ClusterEngine engine;
  private final Answers answers;
  private final Lead lead;
  private final Duration lostAfter;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final List<String> strays = new ArrayList<>();
  private final Thread poller = new Thread(this::poll, "moie-answers");
  private volatile boolean closed;

  LeadersQueue(ClusterEngine engine, Answers answers, Lead lead, ClusterSettings settings) {
    this.engine = engine;
    this.answers = answers;
    this.lead = lead;
    this.lostAfter = settings.lease();
    poller.setDaemon(true);
    poller.start();
  }

  @Override
  public String take(WorkOrder order) throws InterruptedException {
    Waiting mine = new Waiting(order, System.nanoTime(), new CompletableFuture<>());
    boolean nobodyWaits = waiting.isEmpty();
    Waiting first = waiting.putIfAbsent(order.job(), mine);
    if (first == null) {
      try {
        engine.submit(order);
      } catch (RuntimeException e) {
        waiting.remove(order.job(), mine);
        mine.answer().completeExceptionally(e);
        throw new LogException(
            "job " + order.job() + " cannot be put into the queue: " + e.getMessage(), e);
      }
      if (nobodyWaits) {
        // Answers are looked for more often from here on.
        synchronized (strays) {
          strays.notifyAll();
        }
      }
    }
    try {
      return (first == null ? mine : first).answer().get();
    } catch (ExecutionException e) {
      throw new LogException(String.valueOf(e.getCause().getMessage()), e.getCause());
    }
  }

  @Override
  public Set<String> outstanding() {
    return answers.outstanding();
  }

  @Override
  public List<String> strays() {
    synchronized (strays) {
      List<String> given = List.copyOf(strays);
      strays.clear();
      return given;
    }
  }

  private void poll() {
    long looked = System.nanoTime();
    while (!closed) {
      try {
        answers.take(lead.fence()).forEach(this::answered);
        if (System.nanoTime() - looked > lostAfter.toNanos() && !waiting.isEmpty()) {
          looked = System.nanoTime();
          submitLost(looked);
        }
      } catch (RuntimeException e) {
        LOG.debug("no answers can be had: {}", e.getMessage());
      }
      pause();
    }
  }

  private void answered(String job, String answer) {
    Waiting found = waiting.remove(job);
    if (found != null) {
      found.answer().complete(answer);
      return;
    }
    synchronized (strays) {
      strays.add(answer);
    }
  }

  /**
   * A node that led before may have taken an answer away in the moment in which it lost the lead.
   */
  @SuppressWarnings("ReferenceEquality") // the very same order, and not a later one like it
  private void submitLost(long now) {
    Map<String, Waiting> old = new HashMap<>(waiting);
    old.values().removeIf(each -> now - each.since() < lostAfter.toNanos());
    if (old.isEmpty()) {
      return;
    }
    for (String job : answers.lost(old.keySet())) {
      // Whoever leads no more must not order anything; and the answer may have come meanwhile.
      if (lead.isHeld() && waiting.get(job) == old.get(job)) {
        LOG.info("job {} is ordered again: nobody has it", job);
        engine.submit(old.get(job).order());
      }
    }
  }

  private void pause() {
    synchronized (strays) {
      try {
        strays.wait((waiting.isEmpty() ? IDLE : GLANCE).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closed = true;
      }
    }
  }

  /** Whoever still waits is told that this node leads no more. */
  @Override
  public void close() {
    closed = true;
    synchronized (strays) {
      strays.notifyAll();
    }
    waiting
        .values()
        .forEach(
            each ->
                each.answer()
                    .completeExceptionally(
                        new LogException("this node leads the cluster no more", null)));
  }
}
