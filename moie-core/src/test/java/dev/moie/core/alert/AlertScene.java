package dev.moie.core.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Beat;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Severity;
import dev.moie.core.io.Disk;
import dev.moie.core.log.ExecutionIds;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LazyExecutionLog;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.state.Step;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.workspace.AlertSettings;
import dev.moie.core.workspace.ChannelSettings;
import dev.moie.core.workspace.QuietHours;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A book and a courier with the real log; the clock is ours, and so is what channels answer. */
final class AlertScene implements Channels, AutoCloseable {
  static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

  final SettableClock clock = new SettableClock(START);
  final List<String> told = new CopyOnWriteArrayList<>();
  final Map<String, Delivery> answers = new ConcurrentHashMap<>();
  final AlertBook book;
  final Courier courier;
  final ExecutionLog log;

  /** One channel for everything, and one for what is critical. */
  AlertScene(Path folder, Optional<QuietHours> quiet) {
    log = new LazyExecutionLog(Disk.LOCAL, folder.resolve("log.db"), SqliteExecutionLog::open);
    AlertSettings settings =
        new AlertSettings(
            List.of(channel("all", Severity.INFO), channel("pager", Severity.CRITICAL)),
            Duration.ofHours(4),
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofSeconds(20),
            quiet);
    Random random = new Random(1);
    book =
        new AlertBook(
            log.alerts(), settings, channel -> true, clock, new ExecutionIds(clock, random));
    courier =
        new Courier(
            log.alerts(), settings, this, clock, random, () -> new Courier.Origin("P", "ws"));
  }

  private static ChannelSettings channel(String name, Severity least) {
    Step step = new Step("x/y", JsonNodeFactory.instance.objectNode());
    return new ChannelSettings(name, step, least, Duration.ofSeconds(5), true);
  }

  static Trouble trouble(String key, Severity severity, Duration grace) {
    return new Trouble(key, severity, key + " is wrong", "because", grace);
  }

  /** Something is wrong, at once. */
  void wrong(String key) {
    book.wrong(trouble(key, Severity.WARNING, Duration.ZERO));
  }

  /** Delivers what is due; what was told since the last time. */
  List<String> delivered() {
    try {
      courier.deliverDue(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    List<String> now = List.copyOf(told);
    told.clear();
    return now;
  }

  List<String> after(String duration) {
    clock.advance(Duration.parse(duration));
    book.repeat();
    return delivered();
  }

  @Override
  public Optional<String> obstacle(ChannelSettings channel) {
    return Optional.empty();
  }

  @Override
  public boolean hearsBeats(ChannelSettings channel) {
    return false;
  }

  @Override
  public Delivery deliver(ChannelSettings channel, Alert alert) throws InterruptedException {
    Delivery answer = answers.getOrDefault(channel.name(), Delivery.delivered());
    told.add(
        channel.name()
            + " "
            + alert.stage()
            + " "
            + alert.key()
            + (answer.isDelivered() ? "" : " failed"));
    if (answer.detail().equals("hang")) {
      Thread.sleep(60_000);
    }
    return answer;
  }

  @Override
  public Delivery beat(ChannelSettings channel, Beat beat) {
    return Delivery.delivered();
  }

  @Override
  public void close() {
    log.close();
  }
}
