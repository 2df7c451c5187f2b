package dev.moie.app.http;

import dev.moie.app.picture.Tone;
import dev.moie.app.render.ExecutionWord;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.health.Verdict;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogMark;
import dev.moie.core.log.LogNews;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code /metrics} for Prometheus. What is counted is read from the log when it is asked for, so it
 * counts what other processes did, too; from the start of the server on. Thread-safe.
 */
final class Metrics {
  private static final int MOST_NEWS = 500;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Facts facts;
  private final Vitals vitals;
  private final MultiGauge jobs;
  private final MultiGauge plugins;
  private final MultiGauge overdue;
  private final ClusterMetrics cluster;
  private LogMark mark;
  private final Set<String> counted = new HashSet<>();

  Metrics(Facts facts, Vitals vitals, EventFeed feed) {
    this.facts = facts;
    this.vitals = vitals;
    this.mark = facts.log().now();
    Gauge.builder("moie.heartbeat.age", this, Metrics::age)
        .baseUnit("seconds")
        .description("How long ago the last heartbeat was; NaN if there was none.")
        .register(registry);
    Gauge.builder("moie.healthy", vitals, its -> its.isHealthy() ? 1 : 0)
        .description("Whether moie health is content.")
        .register(registry);
    Gauge.builder("moie.stopped", vitals, its -> its.killSwitch().stop().isPresent() ? 1 : 0)
        .description("Whether the kill switch is thrown.")
        .register(registry);
    Gauge.builder("moie.executions.running", facts, its -> its.unfinished().size())
        .description("What runs now.")
        .register(registry);
    Gauge.builder("moie.events.clients", feed, EventFeed::clients)
        .description("Who listens to events.")
        .register(registry);
    this.jobs = MultiGauge.builder("moie.jobs").description("Jobs by standing.").register(registry);
    this.plugins =
        MultiGauge.builder("moie.plugins").description("Jars by state.").register(registry);
    this.overdue =
        MultiGauge.builder("moie.job.lateness")
            .baseUnit("seconds")
            .description("How long a cyclic job has been due; 0 if it is on time.")
            .register(registry);
    this.cluster = new ClusterMetrics(registry);
  }

  private double age() {
    return vitals.judge().age().map(age -> age.toMillis() / 1e3).orElse(Double.NaN);
  }

  /** In the format of Prometheus. */
  synchronized String scrape() throws Exception {
    count();
    Map<String, Integer> standings = new TreeMap<>();
    for (Tone tone : Tone.values()) {
      standings.put(word(tone), 0);
    }
    for (Phase phase : facts.state().phases()) {
      for (Job job : phase.jobs()) {
        standings.merge(word(Tone.of(job)), 1, Integer::sum);
      }
    }
    jobs.register(rows("standing", standings), true);
    Map<String, Integer> states = new TreeMap<>();
    for (PluginReport report : facts.plugins().see().reports()) {
      states.merge(report.state().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    plugins.register(rows("state", states), true);
    lateness();
    facts.cluster().ifPresent(cluster::show);
    return registry.scrape();
  }

  private static String word(Tone tone) {
    return switch (tone) {
      case GOOD -> "completed";
      case BAD -> "failed";
      case PERSON -> "waiting";
      case CYCLIC -> "cyclic";
      case OPEN -> "pending";
    };
  }

  private static List<Row<?>> rows(String tag, Map<String, Integer> counts) {
    List<Row<?>> rows = new ArrayList<>();
    counts.forEach((word, count) -> rows.add(Row.of(Tags.of(tag, word), count)));
    return rows;
  }

  private void lateness() {
    Verdict verdict = vitals.judge();
    Instant now = facts.clock().instant();
    List<Row<?>> rows = new ArrayList<>();
    for (JobHealth job : verdict.jobs()) {
      double late =
          job.due()
              .map(due -> Math.max(0, Duration.between(due, now).toMillis() / 1e3))
              .orElse(0.0);
      rows.add(Row.of(Tags.of("job", job.id()), late));
    }
    overdue.register(rows, true);
  }

  private void count() {
    while (true) {
      LogNews news = facts.log().newsAfter(mark, MOST_NEWS);
      List<Execution> ended = new ArrayList<>(news.ended());
      news.begun().stream().filter(each -> each.endedAt().isPresent()).forEach(ended::add);
      // What ended within the overlap is told again.
      Set<String> told = new HashSet<>();
      for (Execution each : ended) {
        told.add(each.id());
        if (!counted.contains(each.id())) {
          count(each);
        }
      }
      counted.clear();
      counted.addAll(told);
      mark = news.mark();
      if (news.begun().size() < MOST_NEWS && news.ended().size() < MOST_NEWS) {
        return;
      }
    }
  }

  private void count(Execution execution) {
    Timer.builder("moie.executions")
        .description("What was done, and how long it took.")
        .tag("outcome", ExecutionWord.of(execution))
        .tag("type", execution.type())
        .register(registry)
        .record(Duration.ofMillis(Rows.millis(execution)));
  }
}
