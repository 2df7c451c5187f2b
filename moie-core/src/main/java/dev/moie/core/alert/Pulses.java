package dev.moie.core.alert;

import dev.moie.api.BeatOutcome;
import dev.moie.api.alert.Beat;
import dev.moie.api.alert.Delivery;
import dev.moie.core.process.EngineThreads;
import dev.moie.core.workspace.AlertSettings;
import dev.moie.core.workspace.ChannelSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells channels that watch heartbeats when one begins and what came of it, each on a thread of its
 * own. One beat at a time.
 */
final class Pulses {
  private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);

  private final AlertSettings settings;
  private final Channels channels;
  private final Map<String, Thread> latest = new HashMap<>();
  private Optional<String> beat = Optional.empty();

  Pulses(AlertSettings settings, Channels channels) {
    this.settings = settings;
    this.channels = channels;
  }

  synchronized void begins() {
    List<ChannelSettings> ears = ears();
    if (!ears.isEmpty()) {
      String id = UUID.randomUUID().toString();
      beat = Optional.of(id);
      ears.forEach(channel -> send(channel, Beat.begins(id)));
    }
  }

  /** A beat has ended; one that has not begun for anybody is told of all the same. */
  synchronized void ended(BeatOutcome outcome, boolean success, Duration duration, String summary) {
    List<ChannelSettings> ears = ears();
    if (!ears.isEmpty()) {
      String id = beat.orElseGet(() -> UUID.randomUUID().toString());
      beat = Optional.empty();
      Beat ended = Beat.ended(id, outcome, success, duration, summary);
      ears.forEach(channel -> send(channel, ended));
    }
  }

  private List<ChannelSettings> ears() {
    return settings.channels().stream().filter(channels::hearsBeats).toList();
  }

  /** Behind whatever goes to this channel already: the end may not overtake the beginning. */
  private void send(ChannelSettings channel, Beat pulse) {
    Optional<Thread> before = Optional.ofNullable(latest.get(channel.name()));
    Thread thread =
        EngineThreads.daemon(
            () -> {
              try {
                if (before.isPresent()) {
                  before.get().join();
                }
                tell(channel, pulse);
              } catch (InterruptedException broken) {
                LOG.warn("channel {} took longer than MOIE could wait", channel.name());
              }
            },
            "moie-pulse-" + channel.name());
    latest.put(channel.name(), thread);
    thread.start();
  }

  private void tell(ChannelSettings channel, Beat pulse) throws InterruptedException {
    Optional<String> obstacle = channels.obstacle(channel);
    Delivery answer =
        obstacle.isPresent() ? Delivery.failed(obstacle.get()) : channels.beat(channel, pulse);
    if (!answer.isDelivered()) {
      LOG.warn("channel {} was not told of a heartbeat: {}", channel.name(), answer.detail());
    }
  }

  /** Waits for what is on its way, then breaks it off. */
  void await(Duration bound) throws InterruptedException {
    List<Thread> threads;
    synchronized (this) {
      threads = List.copyOf(latest.values());
    }
    long start = System.nanoTime();
    for (Thread thread : threads) {
      long left = bound.toMillis() - (System.nanoTime() - start) / 1_000_000;
      if (left > 0) {
        thread.join(left);
      }
    }
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }
}
