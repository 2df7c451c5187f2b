package dev.moie.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Meta;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Timestamps;
import java.util.Optional;

/** The report for machines; what is not recorded is null. */
public final class ReportJson {
  private ReportJson() {}

  /** The object that {@code docs/schema/report.json} describes. */
  public static ObjectNode of(Summary summary) {
    Meta meta = summary.state().meta();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("generated_at", Timestamps.text(summary.at()));
    put(node, "since", summary.since().map(Timestamps::text));
    node.put("project", meta.project());
    node.put("operator", meta.operator());
    put(node, "mode", meta.mode());
    node.put("status", summary.standing());
    node.put("state_file", summary.file());
    node.put("current_phase", meta.currentPhase());
    put(node, "last_heartbeat", meta.lastHeartbeat().map(Timestamps::text));
    ArrayNode phases = node.putArray("phases");
    summary.phases().forEach(phase -> phases.add(phase(phase, summary)));
    ArrayNode attention = node.putArray("attention");
    summary.attention().forEach(job -> attention.add(last(job)));
    ArrayNode next = node.putArray("next_steps");
    summary.jobs().stream().filter(Job::isOpen).forEach(job -> next.add(job.id()));
    node.set("metrics", runs(summary.all()));
    for (String unrecorded : new String[] {"patterns", "improvements", "documentation", "roi"}) {
      node.putNull(unrecorded);
    }
    return node;
  }

  private static ObjectNode phase(Phase phase, Summary summary) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", phase.id());
    node.put("name", phase.name());
    node.put("status", phase.status().text());
    ArrayNode jobs = node.putArray("jobs");
    for (Job job : phase.jobs()) {
      ObjectNode each = jobs.addObject();
      each.put("id", job.id());
      each.put("task", job.task());
      each.put("status", job.status().text());
      each.set("runs", summary.of(job).runs() == 0 ? null : runs(summary.of(job)));
    }
    return node;
  }

  private static ObjectNode last(Job job) {
    LastResult last = job.lastResult().orElseThrow();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", job.id())
        .put("task", job.task())
        .put("outcome", last.outcome().name())
        .put("reason", last.reason());
  }

  private static ObjectNode runs(JobRuns runs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("runs", runs.runs());
    node.put("failed", runs.failed());
    node.put("completed", runs.completed());
    if (runs.measured() == 0) {
      node.putNull("took_ms");
    } else {
      node.put("took_ms", runs.took().toMillis());
    }
    put(node, "last_run", runs.last().map(Timestamps::text));
    put(node, "last_error", runs.lastError());
    return node;
  }

  private static void put(ObjectNode node, String key, Optional<String> value) {
    node.put(key, value.orElse(null));
  }
}
