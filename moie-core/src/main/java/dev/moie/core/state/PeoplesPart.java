package dev.moie.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** What of a state file people own: everything but the values that the engine writes. */
final class PeoplesPart {
  private PeoplesPart() {}

  /** Whether two files differ in nothing that people own. */
  static boolean isSame(byte[] one, byte[] other) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      return of(mapper.readTree(one)).equals(of(mapper.readTree(other)));
    } catch (IOException notJson) {
      return false;
    }
  }

  private static JsonNode of(JsonNode state) {
    remove(state.path("meta"), List.of("current_phase", "last_heartbeat", "checkpoint"));
    for (JsonNode phase : state.path("phases")) {
      remove(phase, List.of("status"));
      for (JsonNode job : phase.path("jobs")) {
        remove(job, List.of("status", "last_result"));
      }
    }
    return state;
  }

  private static void remove(JsonNode node, List<String> keys) {
    if (node instanceof ObjectNode object) {
      object.remove(keys);
    }
  }
}
