package dev.moie.core.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs that jobs start by name, as far as their configurations show. */
public final class JobPrograms {
  private static final int MAX_JOBS = 3;

  private JobPrograms() {}

  /**
   * A program, and who wants it.
   *
   * @param program its name, without a folder
   * @param steps such as {@code job 1.1, verify}
   */
  public record Use(String program, List<String> steps) {

    /** Who wants it, in a few words. */
    public String where() {
      int more = steps.size() - MAX_JOBS;
      return String.join("; ", steps.subList(0, Math.min(MAX_JOBS, steps.size())))
          + (more > 0 ? " and " + more + " more" : "");
    }
  }

  /**
   * Finds them. By the keys {@code command} and {@code argv}, as {@code verify/command} and {@code
   * steps/command} have them, whichever type it is; a step that sets its own PATH is left out.
   */
  public static List<Use> of(Site site) throws Exception {
    Map<String, List<String>> uses = new LinkedHashMap<>();
    for (JobStep step : site.steps()) {
      for (String program : programs(step.step().with())) {
        uses.computeIfAbsent(program, key -> new ArrayList<>()).add(step.describe());
      }
    }
    return uses.entrySet().stream()
        .map(use -> new Use(use.getKey(), List.copyOf(use.getValue())))
        .toList();
  }

  private static List<String> programs(ObjectNode with) {
    if (with.path("env").has("PATH")) {
      return List.of();
    }
    JsonNode argv = with.path("argv");
    if (argv.path(0).isTextual()) {
      String program = argv.get(0).asText();
      return program.isBlank() || program.contains("/") ? List.of() : List.of(program);
    }
    JsonNode command = with.path("command");
    return command.isTextual() ? ShellPrograms.of(command.asText()) : List.of();
  }
}
