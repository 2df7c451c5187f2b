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
 * what is missing is empty, what is not known is left out, and no link is followed. What a process
 * has left behind that runs no more is not worth reading.
 *
 * @param pid of the engine; 0 if it does not say
 * @param refused the jars that it does not use
 * @param unloads what became of plugins that were replaced or removed, the oldest first
 */
public record EngineReport(long pid, List<Refused> refused, List<Unload> unloads) {
  private static final int MAX_BYTES = 1 << 20;

  public EngineReport {
    refused = List.copyOf(refused);
    unloads = List.copyOf(unloads);
  }

  /**
   * A jar that the engine does not use.
   *
   * @param jar where it lies
   * @param id the plugin's, or the jar's name
   * @param problem the kind of it, such as {@code START_FAILED}
   * @param message what is wrong
   * @param cure what to do
   */
  public record Refused(String jar, String id, String problem, String message, String cure) {}

  /**
   * A plugin that was taken out of use.
   *
   * @param id which
   * @param version of it
   * @param at when, as text
   * @param reclaimed whether the memory of its class loader is free again, or may be yet
   * @param holders what keeps it, if it is not
   * @param threads which threads of it still run
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
   * @return empty if there is none, or its engine runs no more
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
    long pid = root.path("pid").asLong(root.path("engine").path("pid").asLong(0));
    boolean gone = pid > 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    return gone ? Optional.empty() : Optional.of(of(pid, root));
  }

  private static EngineReport of(long pid, JsonNode root) {
    List<Refused> refused = new ArrayList<>();
    for (JsonNode node : root.path("refused")) {
      refused.add(
          new Refused(
              node.path("jar").asText("?"),
              node.path("id").asText("?"),
              node.path("problem").asText("?"),
              node.path("message").asText("?"),
              node.path("cure").asText("")));
    }
    List<Unload> unloads = new ArrayList<>();
    for (JsonNode node : root.path("unloads")) {
      // Nobody is accused by what is not said, or not known yet.
      boolean held =
          node.path("state").asText("").equals("HELD") || !node.path("reclaimed").asBoolean(true);
      unloads.add(
          new Unload(
              node.path("id").asText("?"),
              node.path("version").asText("?"),
              node.path("at").asText("?"),
              !held,
              texts(node.path("holders")),
              texts(node.path("threads"))));
    }
    return new EngineReport(pid, refused, unloads);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(node.isValueNode() ? node.asText() : node.toString()));
    return List.copyOf(texts);
  }
}
