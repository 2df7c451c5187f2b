package dev.moie.core.alert;

import dev.moie.api.BeatOutcome;
import dev.moie.api.alert.Delivery;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.EventPublisher;
import dev.moie.core.engine.JobReport;
import dev.moie.core.log.AlertLog;
import dev.moie.core.log.LogException;
import dev.moie.core.workspace.AlertSettings;
import dev.moie.core.workspace.ChannelSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of one workspace. Without channels nothing is recorded, and nothing costs anything.
 *
 * <p>Thread-safe, apart from heartbeats: one at a time is told of.
 */
public final class Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

  /** The key of a heart that does not beat. */
  public static final String HEART = "heart/stale";

  /** The key of the kill switch. */
  public static final String KILL_SWITCH = "kill-switch/pulled";

  private final AlertLog log;
  private final AlertSettings settings;
  private final AlertPlugins plugins;
  private final AlertBook book;
  private final Courier courier;
  private final Pulses pulses;
  private final Supplier<String> ids;

  /**
   * Makes them; reads nothing yet.
   *
   * @param clock in the workspace's zone
   * @param ids makes ids that sort by time
   * @param random jitters delays
   * @param origin asked for where they come from when something is delivered
   */
  public Alerts(
      AlertLog log,
      AlertSettings settings,
      AlertPlugins plugins,
      Clock clock,
      Supplier<String> ids,
      RandomGenerator random,
      Supplier<Courier.Origin> origin) {
    this.log = log;
    this.settings = settings;
    this.plugins = plugins;
    this.ids = ids;
    Predicate<ChannelSettings> forAlerts = channel -> !plugins.hearsBeats(channel);
    this.book = new AlertBook(log, settings, forAlerts, clock, ids);
    this.courier = new Courier(log, settings, plugins, clock, random, origin);
    this.pulses = new Pulses(settings, plugins);
  }

  /** Whether there is a channel to tell anybody. */
  public boolean isOn() {
    return !settings.channels().isEmpty();
  }

  /** What is open, was, and is on its way. */
  public AlertLog log() {
    return log;
  }

  /** The rules, for those who see something wrong. */
  public AlertBook book() {
    return book;
  }

  /** Hears what the engine tells those listeners, and passes it on to them. */
  public EventPublisher hearing(EventPublisher listeners) {
    if (!isOn()) {
      return listeners;
    }
    EngineEars ears = new EngineEars(listeners, book, new JobTroubles(settings), pulses);
    plugins.onAlert(ears::said);
    return ears;
  }

  /**
   * A heartbeat has ended: what is wrong with plugins is looked for, what is wrong no more is over,
   * and what goes on is repeated. Delivers nothing. Never throws.
   */
  public void beatEnded(BeatReport report) {
    if (!isOn()) {
      return;
    }
    EngineEars.quietly(
        () -> {
          List<Trouble> ofPlugins = plugins.troubles();
          if (log.isBusy() || !ofPlugins.isEmpty()) {
            book.observe(key -> key.startsWith("plugin/"), ofPlugins);
            // It has beaten, and so is neither dead nor stopped.
            book.over(key -> key.startsWith("heart/") || key.equals(KILL_SWITCH));
            book.over(key -> JobTroubles.isOver(key, report.state()));
            book.repeat();
          }
        });
    pulses.ended(
        report.outcome(),
        !report.hasProblem(),
        Duration.between(report.startedAt(), report.finishedAt()),
        report.jobs().stream()
            .filter(job -> job.outcome().isProblem())
            .map(Alerts::line)
            .collect(Collectors.joining("\n")));
  }

  /**
   * A heartbeat has come to nothing.
   *
   * @param why for people
   */
  public void beatBroke(String why) {
    pulses.ended(BeatOutcome.FAILED, false, Duration.ZERO, why);
  }

  private static String line(JobReport job) {
    return job.job().id() + " " + job.job().task() + ": " + job.outcome() + " " + job.reason();
  }

  /**
   * Somebody independent of the engine has looked at the workspace.
   *
   * @param scope the keys that were looked for
   * @param troubles what was found
   */
  public void observed(Predicate<String> scope, List<Trouble> troubles) {
    if (isOn() && (log.isBusy() || !troubles.isEmpty())) {
      book.observe(scope, troubles);
      book.repeat();
    }
  }

  /**
   * Delivers what is due, and waits for it and for what is told of a heartbeat; no longer than
   * {@code alerts.wait} says.
   */
  public void deliver() throws InterruptedException {
    if (!isOn()) {
      return;
    }
    long start = System.nanoTime();
    courier.deliverDue(settings.deliveryWait());
    Duration left = settings.deliveryWait().minusNanos(System.nanoTime() - start);
    pulses.await(left.isNegative() ? Duration.ZERO : left);
  }

  /** Repeats what goes on, and delivers what is due. Throws nothing but an interruption. */
  void round(Duration bound) throws InterruptedException {
    EngineEars.quietly(book::repeat);
    try {
      courier.deliverDue(bound);
    } catch (LogException e) {
      LOG.warn("alerts could not be delivered: {}", e.getMessage());
    }
  }

  /** Something is wrong. Delivers nothing, and never throws. */
  public void wrong(Trouble trouble) {
    if (isOn()) {
      EngineEars.quietly(() -> book.wrong(trouble));
    }
  }

  /** What was wrong is so no more. Delivers nothing, and never throws. */
  public void over(String key) {
    if (isOn()) {
      EngineEars.quietly(() -> book.over(key));
    }
  }

  /**
   * Tries a channel now.
   *
   * @return what came of it; empty if there is no channel of that name
   */
  public Optional<Delivery> test(String channel) throws InterruptedException {
    Optional<ChannelSettings> found = settings.channel(channel);
    return found.isPresent() ? Optional.of(courier.test(found.get(), ids.get())) : Optional.empty();
  }

  /** What stands in the way of a channel, for people; empty if nothing does. */
  public Optional<String> obstacle(ChannelSettings channel) {
    return plugins.obstacle(channel);
  }
}
