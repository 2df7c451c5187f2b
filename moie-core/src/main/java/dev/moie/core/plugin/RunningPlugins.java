package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.json.JsonTree;
import dev.moie.core.workspace.ProcessStart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an engine that runs in another process says of its plugins, in {@code .moie/plugins.json}.
 * An engine writes it only once it has run for a moment, and removes it at its end.
 *
 * @param pid the process
 * @param plugins the versions that it has loaded
 * @param refused the jars that it does not use
 * @param unloads what became of the versions that it has closed, the oldest first
 */
public record RunningPlugins(
    long pid, List<PluginInUse> plugins, List<RefusedJar> refused, List<UnloadReport> unloads) {
  private static final int MAX_BYTES = 1 << 20;
  static final int FORMAT = 1;

  /**
   * A jar that a running engine does not use.
   *
   * @param jar where it lies
   * @param id the plugin's id, or the jar's name
   * @param version may be empty
   * @param problem why
   */
  public record RefusedJar(String jar, String id, String version, PluginProblem problem) {}

  public RunningPlugins {
    plugins = List.copyOf(plugins);
    refused = List.copyOf(refused);
    unloads = List.copyOf(unloads);
  }

  /**
   * Reads what a running engine says; empty if none runs, if it has not said anything, or if it
   * cannot be read. Anybody may have written there: texts are cut and cleaned.
   */
  public static Optional<RunningPlugins> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      JsonNode root =
          bytes.length > MAX_BYTES
              ? JsonTree.read("{}")
              : JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
      long pid = root.path("pid").asLong(0);
      String start = root.path("start").asText("");
      if (root.path("format").asInt(0) != FORMAT
          || pid <= 0
          || ProcessStart.of(pid).filter(start::equals).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(of(pid, root));
    } catch (IOException | DateTimeException | IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  private static RunningPlugins of(long pid, JsonNode root) {
    List<PluginInUse> plugins = new ArrayList<>();
    for (JsonNode node : root.path("plugins")) {
      plugins.add(
          new PluginInUse(
              text(node, "id"),
              text(node, "version"),
              node.path("current").asBoolean(),
              node.path("calls").asInt()));
    }
    List<RefusedJar> refused = new ArrayList<>();
    for (JsonNode node : root.path("refused")) {
      refused.add(
          new RefusedJar(
              text(node, "jar"),
              text(node, "id"),
              text(node, "version"),
              new PluginProblem(text(node, "problem"), text(node, "message"), text(node, "cure"))));
    }
    List<UnloadReport> unloads = new ArrayList<>();
    for (JsonNode node : root.path("unloads")) {
      unloads.add(
          new UnloadReport(
              text(node, "id"),
              text(node, "version"),
              Instant.parse(text(node, "at")),
              UnloadReport.State.valueOf(text(node, "state")),
              texts(node.path("holders")),
              texts(node.path("threads"))));
    }
    return new RunningPlugins(pid, plugins, refused, unloads);
  }

  private static String text(JsonNode node, String key) {
    return Thrown.line(node.path(key).asText(""));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(Thrown.line(each.asText(""))));
    return texts;
  }
}
