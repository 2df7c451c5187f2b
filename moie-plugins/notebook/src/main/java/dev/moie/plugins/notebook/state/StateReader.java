package dev.moie.plugins.notebook.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.plugins.notebook.state.State.Job;
import dev.moie.plugins.notebook.state.State.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@link StateFile} of a workspace. */
public final class StateReader {
  private StateReader() {}

  /**
   * Reads it.
   *
   * @throws IOException if there is none, or if it cannot be understood; with what to do
   */
  public static State read(Path folder) throws IOException {
    Path file =
        StateFile.in(folder)
            .orElseThrow(
                () -> new IOException("no state file in " + folder + "; moie init makes one"));
    try {
      return state(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + " is no JSON; moie status tells where: " + e.getOriginalMessage(), e);
    }
  }

  private static State state(String name, JsonNode root) {
    List<Phase> phases = new ArrayList<>();
    for (JsonNode phase : root.path("phases")) {
      List<Job> jobs = new ArrayList<>();
      phase.path("jobs").forEach(job -> jobs.add(job(job)));
      phases.add(
          new Phase(
              phase.path("id").asInt(),
              phase.path("name").asText(),
              phase.path("status").asText(),
              List.copyOf(jobs)));
    }
    JsonNode meta = root.path("meta");
    return new State(
        name,
        meta.path("project").asText(),
        meta.path("current_phase").asInt(),
        List.copyOf(phases));
  }

  private static Job job(JsonNode job) {
    List<String> needs = new ArrayList<>();
    job.path("needs").forEach(need -> needs.add(need.asText()));
    JsonNode last = job.path("last_result");
    String reason = last.path("reason").asText("");
    return new Job(
        job.path("id").asText(),
        job.path("task").asText(),
        job.path("description").asText(""),
        job.path("status").asText(),
        check(job),
        job.path("run").path("uses").asText(""),
        List.copyOf(needs),
        last.path("outcome").asText("") + (reason.isEmpty() ? "" : ": " + reason));
  }

  private static String check(JsonNode job) {
    JsonNode verify = job.path("verify");
    if (verify.hasNonNull("uses")) {
      JsonNode with = verify.path("with");
      return verify.path("uses").asText() + (with.isEmpty() ? "" : " " + with);
    }
    return job.path("verification_cmd").asText("");
  }
}
