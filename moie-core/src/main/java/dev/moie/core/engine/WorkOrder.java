package dev.moie.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;

/**
 * A job that some node of a cluster is to take.
 *
 * @param phase the phase's id
 * @param job the job's id
 * @param definition the hash of the definition that the leading node knows
 * @param status the status that the leading node knows
 * @param asked whether a person asks for it now, rather than its turn having come
 * @param force whether its action runs although its verification holds; only if asked
 */
public record WorkOrder(
    int phase, String job, String definition, JobStatus status, boolean asked, boolean force) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static WorkOrder due(int phase, Job job) {
    return new WorkOrder(phase, job.id(), job.definition(), job.status(), false, false);
  }

  static WorkOrder asked(int phase, Job job, boolean force) {
    return new WorkOrder(phase, job.id(), job.definition(), job.status(), true, force);
  }

  /** Whether a job is the one that the order is about, as it is known there. */
  boolean means(Job found) {
    return found.definition().equals(definition) && found.status() == status;
  }

  /** The order as one line of JSON. */
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("phase", phase);
    root.put("job", job);
    root.put("definition", definition);
    root.put("status", status.text());
    root.put("asked", asked);
    root.put("force", force);
    return root.toString();
  }

  /**
   * Reads an order.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static WorkOrder of(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      return new WorkOrder(
          root.required("phase").asInt(),
          root.required("job").asText(),
          root.required("definition").asText(),
          JobStatus.of(root.required("status").asText()),
          root.required("asked").asBoolean(),
          root.required("force").asBoolean());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no order of work: " + e.getOriginalMessage(), e);
    }
  }
}
