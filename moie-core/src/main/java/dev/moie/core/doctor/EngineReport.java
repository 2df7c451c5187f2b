package dev.moie.core.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a running engine tells of its plugins in {@code .moie/plugins.json}. Read with patience:
 * what is missing is empty, what is not known is left out, and no link is followed.
 *
 * @param pid of the engine; 0 if it does not say
 * @param unloads what became of plugins that were replaced or removed, the oldest first
 */
public record EngineReport(long pid, List<Unload> unloads) {
  private static final int MAX_BYTES = 1 << 20;

  public EngineReport {
    unloads = List.copyOf(unloads);
  }

  /**
   * A plugin that was taken out of use.
   *
   * @param id which
   * @param version of it
   * @param at when, as text
   * @param reclaimed whether the memory of its class loader was free again
   * @param holders what kept it, if it was not
   * @param threads which threads of it still ran
   */
  public record Unload(
      String id,
      String version,
      String at,
      boolean reclaimed,
      List<String> holders,
      List<String> threads) {}

  /**
   * Reads one.
   *
   * @return empty if there is none
   * @throws IOException if there is one that makes no sense
   */
  public static Optional<EngineReport> read(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file.getFileName() + " is no file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException(file.getFileName() + " is larger than " + MAX_BYTES + " bytes");
    }
    JsonNode root = JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
    List<Unload> unloads = new ArrayList<>();
    for (JsonNode node : root.path("unloads")) {
      unloads.add(
          new Unload(
              node.path("id").asText("?"),
              node.path("version").asText("?"),
              node.path("at").asText("?"),
              // Nobody is accused by what is not said.
              node.path("reclaimed").asBoolean(true),
              texts(node.path("holders")),
              texts(node.path("threads"))));
    }
    return Optional.of(new EngineReport(root.path("engine").path("pid").asLong(0), unloads));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(node.isValueNode() ? node.asText() : node.toString()));
    return List.copyOf(texts);
  }
}
