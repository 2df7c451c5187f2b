package dev.moie.core.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The part of a node's row that changes while it lives. */
final class NodeJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NodeJson() {}

  static String write(NodeInfo info) {
    ObjectNode root = JSON.createObjectNode();
    info.plugins().forEach(root.putArray("plugins")::add);
    info.types().forEach(root.putArray("types")::add);
    info.running().forEach(root.putArray("running")::add);
    return root.toString();
  }

  /** Reads it; what a newer or older node says otherwise is left out. */
  static NodeInfo read(String id, String host, long pid, String version, String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException unreadable) {
      root = JSON.createObjectNode();
    }
    return new NodeInfo(
        id,
        host,
        pid,
        version,
        texts(root.path("plugins")),
        texts(root.path("types")),
        texts(root.path("running")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
