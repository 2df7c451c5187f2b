package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.plugins.notebook.state.State.Job;

/** An open job for machines. */
final class JobJson {
  private JobJson() {}

  static ObjectNode of(Job job) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", job.id()).put("task", job.task()).put("description", job.description());
    node.put("check", job.check()).put("run", job.run());
    ArrayNode needs = node.putArray("needs");
    job.needs().forEach(needs::add);
    return node.put("last", job.last());
  }
}
