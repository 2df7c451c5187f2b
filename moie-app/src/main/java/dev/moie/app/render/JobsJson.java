package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.cyclic.CyclicReport;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.cyclic.Runs;
import dev.moie.core.log.Execution;
import dev.moie.core.state.Job;
import dev.moie.core.state.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** The {@code --json} output of {@code jobs}. */
public final class JobsJson {
  private final Instant now;
  private final ObjectNode all = JsonNodeFactory.instance.objectNode();
  private final ArrayNode jobs = all.putArray("jobs");

  public JobsJson(Instant now) {
    this.now = now;
  }

  public ObjectNode all() {
    return all;
  }

  /** Adds a job that is not cyclic. */
  public void add(Job job, Optional<Execution> last) {
    ObjectNode node = begin(job, last);
    node.putNull("next_run").put("health", JobHealth.Condition.UNKNOWN.text());
    node.put("reason", "only cyclic jobs have a health");
  }

  /** Adds a cyclic job. */
  public void add(CyclicReport.Entry entry) {
    Runs recent = entry.runs().newest(CyclicReport.RECENT);
    ObjectNode node = begin(entry.job(), entry.last());
    node.put("schedule", entry.job().schedule().text());
    put(node, "next_run", entry.next().map(Timestamps::text));
    ArrayNode next = node.putArray("next_runs");
    entry.upcoming().forEach(at -> next.add(Timestamps.text(at)));
    node.put("runs", entry.runs().newest().size());
    node.put("skipped", entry.skipped());
    put(node, "success_rate", recent.successRate());
    put(node, "success_rate_30d", month(entry).successRate());
    millis(node, "p50_ms", recent.percentile(50));
    millis(node, "p95_ms", recent.percentile(95));
    millis(node, "max_ms", recent.percentile(100));
    put(node, "last_error", recent.lastError().map(Execution::reason));
    put(node, "last_error_at", recent.lastError().map(each -> Timestamps.text(each.startedAt())));
    ArrayNode outcomes = node.putArray("recent");
    recent.newest().forEach(each -> outcomes.add(ExecutionWord.of(each)));
    put(node, "paused_by", entry.pause().map(pause -> pause.by()));
    put(node, "warning", entry.warning());
    node.put("health", entry.health().condition().text());
    node.put("reason", entry.health().reason());
  }

  private Runs month(CyclicReport.Entry entry) {
    return entry.runs().since(now.minus(CyclicReport.MONTH));
  }

  private ObjectNode begin(Job job, Optional<Execution> last) {
    ObjectNode node = jobs.addObject();
    node.put("id", job.id());
    node.put("task", job.task());
    node.put("status", job.status().text());
    node.putNull("schedule");
    put(node, "last_run", last.map(each -> Timestamps.text(each.startedAt())));
    put(node, "last_outcome", last.map(ExecutionWord::of));
    if (last.isPresent()) {
      node.put("age_s", Duration.between(last.get().startedAt(), now).toSeconds());
    } else {
      node.putNull("age_s");
    }
    for (String key : new String[] {"runs", "success_rate", "p50_ms", "p95_ms", "last_error"}) {
      node.putNull(key);
    }
    return node;
  }

  private static void put(ObjectNode node, String key, Optional<String> value) {
    node.put(key, value.orElse(null));
  }

  private static void put(ObjectNode node, String key, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(key, Math.round(value.getAsDouble() * 10_000) / 10_000.0);
    } else {
      node.putNull(key);
    }
  }

  private static void millis(ObjectNode node, String key, Optional<Duration> value) {
    if (value.isPresent()) {
      node.put(key, value.get().toMillis());
    } else {
      node.putNull(key);
    }
  }
}
