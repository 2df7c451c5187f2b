package dev.moie.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A state file of one phase, to which jobs are added while nobody works on it. */
final class StateFile {
  private static final String EMPTY =
      """
      {"meta": {"project": "Test", "operator": "Test", "boot_time": null, "mode": "daemon",
        "current_phase": 1, "last_heartbeat": null},
       "phases": [{"id": 1, "name": "ONE", "status": "active", "jobs": []}]}
      """;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Path file;
  private final List<JobDraft> drafts = new ArrayList<>();

  StateFile(Path file) {
    this.file = file;
  }

  JobDraft add(JobDraft draft) {
    drafts.add(draft);
    return draft;
  }

  /** Writes what was added since. */
  void save() {
    if (drafts.isEmpty() && Files.exists(file)) {
      return;
    }
    JsonNode state = read();
    ArrayNode jobs = (ArrayNode) state.path("phases").path(0).path("jobs");
    for (JobDraft draft : drafts) {
      jobs.add(mapper.<ObjectNode>valueToTree(draft.members()));
    }
    drafts.clear();
    replace(state.toPrettyString() + "\n");
  }

  void replace(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of a job as it lies on the disk. */
  String status(String id) {
    for (JsonNode phase : read().path("phases")) {
      for (JsonNode job : phase.path("jobs")) {
        if (job.path("id").asText().equals(id)) {
          return job.path("status").asText();
        }
      }
    }
    throw new AssertionError("there is no job " + id + " in " + file);
  }

  private JsonNode read() {
    try {
      return mapper.readTree(Files.exists(file) ? Files.readString(file) : EMPTY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
