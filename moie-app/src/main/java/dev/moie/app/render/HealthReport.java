package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.health.Verdict;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** What is to be thought of a workspace, in each of its forms. */
public final class HealthReport {
  private final Verdict verdict;
  private final Path workspace;
  private final Duration maxAge;

  public HealthReport(Verdict verdict, Path workspace, Duration maxAge) {
    this.verdict = verdict;
    this.workspace = workspace;
    this.maxAge = maxAge;
  }

  /** For machines. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", verdict.status().text());
    node.put("last_heartbeat", verdict.lastHeartbeat().map(Object::toString).orElse(null));
    if (verdict.age().isPresent()) {
      node.put("age_s", verdict.age().get().toSeconds());
    } else {
      node.putNull("age_s");
    }
    ArrayNode reasons = node.putArray("reasons");
    verdict.reasons().forEach(reasons::add);
    if (verdict.stop().isPresent()) {
      node.set("stop", StopJson.of(verdict.stop().get()));
    } else {
      node.putNull("stop");
    }
    ArrayNode jobs = node.putArray("jobs");
    for (JobHealth job : verdict.jobs()) {
      ObjectNode each = jobs.addObject();
      each.put("id", job.id());
      each.put("health", job.condition().text());
      each.put("reason", job.reason());
      each.put("due", job.due().map(Object::toString).orElse(null));
    }
    return node;
  }

  /** For people, and for whoever is sent it. */
  public void text(PrintStream out) {
    out.println(
        verdict.status()
            + ": "
            + Plain.line(workspace.toString())
            + verdict
                .age()
                .map(age -> ", last heartbeat " + Verdict.text(age) + " ago")
                .orElse(""));
    verdict.reasons().forEach(reason -> out.println("  " + Plain.line(reason, 600)));
    for (JobHealth job : verdict.jobs()) {
      out.println(
          "  "
              + Plain.line(job.id())
              + " "
              + Plain.line(job.task())
              + ": "
              + job.condition().text()
              + (job.reason().isEmpty() ? "" : ", " + Plain.line(job.reason(), 300)));
    }
  }

  /** One line as Nagios and its kin want it, with what can be drawn behind the bar. */
  public String nagios() {
    String word =
        switch (nagiosCode()) {
          case 0 -> "OK";
          case 1 -> "WARNING";
          case 2 -> "CRITICAL";
          default -> "UNKNOWN";
        };
    String why =
        verdict.reasons().isEmpty()
            ? verdict.age().map(age -> "last heartbeat " + Verdict.text(age) + " ago").orElse("")
            : String.join("; ", verdict.reasons());
    String figures =
        verdict
                .age()
                .map(age -> "age=" + age.toSeconds() + "s;;" + maxAge.toSeconds() + " ")
                .orElse("")
            + "jobs="
            + verdict.jobs().size()
            + " late="
            + count(JobHealth.Condition.LATE)
            + " failing="
            + count(JobHealth.Condition.FAILING);
    return "MOIE " + word + " - " + Plain.line(why, 900).replace('|', '/') + " | " + figures;
  }

  private long count(JobHealth.Condition condition) {
    return verdict.jobs().stream().filter(job -> job.condition() == condition).count();
  }

  /** The exit code that Nagios wants. */
  public int nagiosCode() {
    return switch (verdict.status()) {
      case HEALTHY -> 0;
      case UNKNOWN -> 3;
      case STALE, UNHEALTHY -> verdict.grave() ? 2 : 1;
    };
  }
}
