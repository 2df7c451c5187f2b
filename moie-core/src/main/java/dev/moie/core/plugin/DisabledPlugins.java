package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The plugins of a workspace that an operator has switched off. Each has a file of its own, and
 * that it is there is what counts: so nothing needs to be locked, an engine that runs sees it at
 * its next step, and a file whose content is damaged still holds the plugin back.
 *
 * <p>Thread-safe.
 */
public final class DisabledPlugins {
  /** Nothing is switched off. */
  public static final DisabledPlugins NONE = new DisabledPlugins(Optional.empty());

  private static final int MAX_BYTES = 1 << 16;

  private final Optional<Path> folder;

  private DisabledPlugins(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * The plugins that are switched off in a workspace.
   *
   * @param folder made when the first is
   */
  public static DisabledPlugins in(Path folder) {
    return new DisabledPlugins(Optional.of(folder));
  }

  /** What is known of a plugin that is switched off; empty if it is not. */
  public Optional<DisabledPlugin> of(String id) {
    if (folder.isEmpty() || !Candidate.isId(id)) {
      return Optional.empty();
    }
    Path file = folder.get().resolve(id);
    // Asked before each call; Files.exists would throw and catch an exception for each "no".
    return file.toFile().exists() ? Optional.of(read(id, file)) : Optional.empty();
  }

  private static DisabledPlugin read(String id, Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        JsonNode node = JsonTree.read(Files.readString(file));
        return new DisabledPlugin(id, text(node, "since"), text(node, "reason"));
      }
    } catch (IOException onlyItsWordsAreLost) {
      // see the class's comment
    }
    return new DisabledPlugin(id, Optional.empty(), Optional.empty());
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.of(Thrown.line(node.path(key).asText(""))).filter(text -> !text.isEmpty());
  }

  /**
   * Switches a plugin off; one that is off already gets the new reason.
   *
   * @param reason may be empty
   */
  public void disable(String id, String reason, Instant now) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("since", now.truncatedTo(ChronoUnit.SECONDS).toString());
    node.put("reason", reason);
    AtomicFile.write(
        folder.orElseThrow().resolve(id), (node + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Switches a plugin on again.
   *
   * @return what was known of it; empty if it was not off
   */
  public Optional<DisabledPlugin> enable(String id) throws IOException {
    Optional<DisabledPlugin> off = of(id);
    if (off.isPresent()) {
      Files.deleteIfExists(folder.orElseThrow().resolve(id));
    }
    return off;
  }
}
