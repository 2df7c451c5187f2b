package dev.moie.core.alert;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Severity;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.AlertLog;
import dev.moie.core.log.DeliveryEntry;
import dev.moie.core.log.DeliveryEntry.Outcome;
import dev.moie.core.log.LogException;
import dev.moie.core.process.EngineThreads;
import dev.moie.core.workspace.AlertSettings;
import dev.moie.core.workspace.ChannelSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due: each channel on a thread of its own, so that a dead one delays no other.
 * What is due stands in the log, which is the queue: it outlives the process, and any process may
 * go on with it.
 */
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** How much longer than its timeout a delivery may take before it is taken for lost. */
  private static final Duration CLAIM_MARGIN = Duration.ofMinutes(1);

  /** How many messages one channel gets at a time; the others come next time. */
  private static final int MOST_AT_ONCE = 50;

  /** However long it was held back, a delivery is not given up before so many tries. */
  private static final int FEWEST_TRIES = 3;

  /** Nothing is due later than this: that was written by a clock that was ahead. */
  private static final Duration LONGEST_AHEAD = Duration.ofDays(2);

  private final AlertLog log;
  private final AlertSettings settings;
  private final Channels channels;
  private final Clock clock;
  private final Backoff backoff;
  private final Supplier<Origin> origin;

  /**
   * Where alerts come from.
   *
   * @param project the project's name; empty if it is not known
   * @param workspace where it is
   */
  public record Origin(String project, String workspace) {}

  public Courier(
      AlertLog log,
      AlertSettings settings,
      Channels channels,
      Clock clock,
      RandomGenerator random,
      Supplier<Origin> origin) {
    this.log = log;
    this.settings = settings;
    this.channels = channels;
    this.clock = clock;
    this.backoff = new Backoff(random);
    this.origin = origin;
  }

  /**
   * Delivers what is due now, and waits for it.
   *
   * @param bound how long at most; what is not delivered by then is broken off and tried later
   * @throws InterruptedException if the calling thread was interrupted; the deliveries are, too
   */
  public void deliverDue(Duration bound) throws InterruptedException {
    if (!log.isBusy()) {
      return;
    }
    Map<String, List<DeliveryEntry>> due = new LinkedHashMap<>();
    Set<String> resting = new HashSet<>();
    Instant now = clock.instant();
    for (DeliveryEntry delivery : log.underway()) {
      Optional<ChannelSettings> channel = settings.channel(delivery.channel());
      if (channel.isEmpty()) {
        end(delivery, Outcome.GIVEN_UP, "there is no channel of this name any more");
      } else if (!delivery.dueAt().isAfter(now)
          || delivery.dueAt().isAfter(now.plus(LONGEST_AHEAD))) {
        due.computeIfAbsent(delivery.channel(), name -> new ArrayList<>()).add(delivery);
      } else if (delivery.attempts() > 0) {
        // It did not take that one a moment ago, and would not take another.
        resting.add(delivery.channel());
      }
    }
    due.keySet().removeAll(resting);
    List<Thread> threads = new ArrayList<>();
    due.forEach(
        (name, deliveries) ->
            threads.add(
                EngineThreads.daemon(
                    () -> serve(settings.channel(name).orElseThrow(), deliveries),
                    "moie-alerts-" + name)));
    threads.forEach(Thread::start);
    await(threads, bound);
    log.rest();
  }

  private static void await(List<Thread> threads, Duration bound) throws InterruptedException {
    long start = System.nanoTime();
    try {
      for (Thread thread : threads) {
        long left = bound.toMillis() - (System.nanoTime() - start) / 1_000_000;
        if (left > 0) {
          thread.join(left);
        }
      }
    } finally {
      threads.forEach(Thread::interrupt);
    }
    for (Thread thread : threads) {
      // What a plugin does with its interruption is bounded where it is called.
      thread.join();
    }
  }

  private void serve(ChannelSettings channel, List<DeliveryEntry> deliveries) {
    try {
      for (DeliveryEntry delivery :
          deliveries.subList(0, Math.min(deliveries.size(), MOST_AT_ONCE))) {
        if (!attempt(channel, delivery)) {
          // It would not take the next one either; and what is older comes first.
          return;
        }
      }
    } catch (InterruptedException broken) {
      // What was claimed was given back.
    } catch (LogException e) {
      LOG.warn("alerts for {}: {}", channel.name(), e.getMessage());
    }
  }

  private boolean attempt(ChannelSettings channel, DeliveryEntry delivery)
      throws InterruptedException {
    Instant now = clock.instant();
    Optional<AlertEntry> alert = log.find(delivery.alert());
    if (alert.isEmpty()) {
      end(delivery, Outcome.GIVEN_UP, "the alert is gone");
      return true;
    }
    boolean overtaken =
        delivery.stage() == Alert.Stage.RAISED || delivery.stage() == Alert.Stage.REPEATED;
    if (overtaken && !alert.get().state().isOpen()) {
      end(delivery, Outcome.SUPERSEDED, "it is over");
      return true;
    }
    if (!log.claim(delivery, now, now.plus(channel.timeout()).plus(CLAIM_MARGIN))) {
      return true; // Another process is at it.
    }
    Delivery answer;
    try {
      Optional<String> obstacle = channels.obstacle(channel);
      answer =
          obstacle.isPresent()
              ? Delivery.failed(obstacle.get())
              : channels.deliver(channel, alert(alert.get(), delivery));
    } catch (InterruptedException e) {
      settle(delivery, Delivery.failed("it took longer than MOIE could wait"));
      throw e;
    }
    settle(delivery, answer);
    return answer.isDelivered();
  }

  private void settle(DeliveryEntry delivery, Delivery answer) {
    Instant now = clock.instant();
    int tries = delivery.attempts() + 1;
    if (answer.isDelivered()) {
      log.settle(delivery.ended(now, Outcome.DELIVERED, tries, answer.detail()));
      return;
    }
    Instant next = backoff.next(now, tries, answer.retryAfter().orElse(Duration.ZERO));
    boolean over =
        tries >= FEWEST_TRIES && next.isAfter(delivery.orderedAt().plus(settings.giveUpAfter()));
    LOG.warn(
        "alert to {} was not delivered, {}: {}",
        delivery.channel(),
        over ? "and is given up" : "next try at " + next.atZone(clock.getZone()),
        answer.detail());
    log.settle(
        over
            ? delivery.ended(now, Outcome.GIVEN_UP, tries, answer.detail())
            : delivery.again(next, answer.detail()));
  }

  private void end(DeliveryEntry delivery, Outcome outcome, String why) {
    log.settle(delivery.ended(clock.instant(), outcome, delivery.attempts(), why));
  }

  private Alert alert(AlertEntry entry, DeliveryEntry delivery) {
    Origin from = origin.get();
    return Alert.of(
            delivery.id(),
            entry.key(),
            entry.severity(),
            delivery.stage(),
            entry.subject(),
            entry.message())
        .withTimes(entry.since(), delivery.orderedAt())
        .withOrigin(from.project(), from.workspace());
  }

  /** Tries a channel now, with something that is nothing. */
  public Delivery test(ChannelSettings channel, String id) throws InterruptedException {
    Optional<String> obstacle = channels.obstacle(channel);
    if (obstacle.isPresent()) {
      return Delivery.failed(obstacle.get());
    }
    Instant now = clock.instant();
    Origin from = origin.get();
    return channels.deliver(
        channel,
        Alert.of(
                id,
                "test/" + channel.name(),
                Severity.INFO,
                Alert.Stage.TEST,
                "the channel " + channel.name() + " works",
                "Sent by \"moie alerts test " + channel.name() + "\". Nothing is wrong.")
            .withTimes(now, now)
            .withOrigin(from.project(), from.workspace()));
  }
}
