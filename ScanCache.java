package dev.moie.core.plugin.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The facts of all jars seen last time, in one file. It is only a cache: one that is missing, unreadable or of another
 * format is as good as an empty one, and it is replaced by a rename without waiting for the disk.
 */
final class ScanCache {
  private static final int FORMAT = 1;
  private static final long LARGEST = 64L << 20;

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final JarFactsJson json;

  ScanCache(JarFactsJson json) {
    this.json = json;
  }

  Map<JarStamp, JarFacts> load(Path file) {
    Map<JarStamp, JarFacts> known = new HashMap<>();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return known;
      }
      JsonNode root = mapper.readTree(Files.readAllBytes(file));
      if (root.path("format").asInt() == FORMAT) {
        for (JsonNode entry : root.path("jars")) {
          JarFacts facts = json.read(entry);
          known.put(facts.stamp(), facts);
        }
      }
      return known;
    } catch (IOException | IllegalArgumentException e) {
      return new HashMap<>();
    }
  }

  void save(Path file, Collection<JarFacts> jars) throws IOException {
    Path beside = Files.createTempFile(file.getParent(), "index-", ".tmp");
    try {
      Files.write(beside, text(jars));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private byte[] text(Collection<JarFacts> jars) throws JsonProcessingException {
    ObjectNode root = mapper.createObjectNode().put("format", FORMAT);
    ArrayNode entries = root.putArray("jars");
    jars.forEach(facts -> entries.add(json.write(facts)));
    return mapper.writeValueAsBytes(root);
  }
}
