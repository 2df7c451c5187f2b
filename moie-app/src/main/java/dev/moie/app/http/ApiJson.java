package dev.moie.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.picture.Tone;
import dev.moie.app.render.JsonOutput;
import dev.moie.core.log.Execution;
import dev.moie.core.log.Pause;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.Step;
import dev.moie.core.state.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the API answers where no command of the terminal prints the same. The schemas lie under
 * {@code docs/schema/http-*.json}; keys are only ever added.
 */
final class ApiJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ApiJson() {}

  static ObjectNode phases(State state) {
    ObjectNode node = NODES.objectNode();
    node.put("current_phase", state.meta().currentPhase());
    ArrayNode phases = node.putArray("phases");
    for (Phase phase : state.phases()) {
      PhaseCount count = PhaseCount.of(phase);
      phases
          .addObject()
          .put("id", phase.id())
          .put("name", phase.name())
          .put("status", phase.status().text())
          .put("current", phase.id() == state.meta().currentPhase())
          .put("concurrency", phase.concurrency())
          .put("jobs", phase.jobs().size())
          .put("completed", count.completed())
          .put("pending", count.pending())
          .put("cyclic", count.cyclic())
          .put("failed", count.failed())
          .put("waiting", count.waiting());
    }
    return node;
  }

  static ObjectNode jobs(JobFilter filter, JobFilter.Page page, Map<String, Pause> paused) {
    ObjectNode node = NODES.objectNode();
    node.put("total", page.total());
    node.put("offset", filter.offset());
    node.put("limit", filter.limit());
    ArrayNode jobs = node.putArray("jobs");
    page.jobs().forEach(each -> jobs.add(summary(each, paused)));
    return node;
  }

  static ObjectNode job(JobFilter.Placed placed, Map<String, Pause> paused) {
    Job job = placed.job();
    ObjectNode node = summary(placed, paused);
    node.put("description", job.description());
    put(node, "verify", job.verify());
    put(node, "run", job.run());
    node.put("timeout", job.timeout().toString());
    ObjectNode retry = node.putObject("retry");
    retry.put("max_attempts", job.retry().maxAttempts());
    retry.put("delay", job.retry().delay().toString());
    retry.put("max_delay", job.retry().maxDelay().toString());
    ArrayNode needs = node.putArray("needs");
    job.needs().forEach(needs::add);
    Pause pause = paused.get(job.id());
    if (pause == null) {
      node.putNull("pause");
    } else {
      node.putObject("pause").put("since", Timestamps.text(pause.since())).put("by", pause.by());
    }
    return node;
  }

  private static ObjectNode summary(JobFilter.Placed placed, Map<String, Pause> paused) {
    Job job = placed.job();
    ObjectNode node = NODES.objectNode();
    node.put("id", job.id());
    node.put("task", job.task());
    node.put("phase", placed.phase().id());
    node.put("status", job.status().text());
    node.put("standing", standing(job));
    node.put("paused", paused.containsKey(job.id()));
    if (job.isCyclic()) {
      node.put("schedule", job.schedule().text());
    } else {
      node.putNull("schedule");
    }
    node.set("last_result", job.lastResult().map(JsonOutput::lastResult).orElse(null));
    return node;
  }

  /** In a word what a person wants to know of it first. */
  private static String standing(Job job) {
    return switch (Tone.of(job)) {
      case GOOD -> "completed";
      case BAD -> "failed";
      case PERSON -> "waiting";
      case CYCLIC -> "cyclic";
      case OPEN -> "pending";
    };
  }

  private static void put(ObjectNode node, String key, Optional<Step> step) {
    if (step.isEmpty()) {
      node.putNull(key);
    } else {
      node.putObject(key).put("uses", step.get().uses()).set("with", step.get().with());
    }
  }

  /** The history, with where the next page begins; null if there is none. */
  static ObjectNode executions(List<Execution> found, int limit) {
    ObjectNode node = JsonOutput.history(found);
    if (found.size() < limit) {
      node.putNull("next_before");
    } else {
      node.put("next_before", found.get(found.size() - 1).id());
    }
    return node;
  }

  static ObjectNode problem(Refusal refusal, String path) {
    return NODES
        .objectNode()
        .put("type", "about:blank")
        .put("title", refusal.title())
        .put("status", refusal.status())
        .put("detail", refusal.detail())
        .put("instance", path);
  }

  static ObjectNode underWay(String command, String job) {
    ObjectNode node = NODES.objectNode();
    node.put("command", command);
    node.put("job", job);
    node.putNull("exit");
    node.put("message", "it goes on; /api/v1/executions?job= tells what comes of it");
    return node;
  }
}
