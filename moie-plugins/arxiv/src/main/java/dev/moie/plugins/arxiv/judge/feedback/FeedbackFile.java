package dev.moie.plugins.arxiv.judge.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import dev.moie.plugins.arxiv.paper.ArxivId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Keeps {@link Feedback} in {@code feedback.json} of the plugin's folder, replaced as a whole. One
 * that cannot be read is never written over.
 */
public final class FeedbackFile {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final WorkspaceFiles files;

  /** The file of a workspace. */
  public FeedbackFile(WorkspaceFiles files) {
    this.files = files;
  }

  private Path path() {
    return files.data().resolve("feedback.json");
  }

  /**
   * Reads it.
   *
   * @return nothing, if there is no such file
   * @throws IOException if it is none of this plugin's making
   */
  public Feedback read() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path());
    } catch (NoSuchFileException none) {
      return Feedback.NONE;
    }
    try {
      JsonNode all = MAPPER.readTree(bytes);
      if (all.path("schema").asInt() != 1) {
        throw new IOException(path() + " is of another version; update the plugin, or remove it");
      }
      return new Feedback(identifiers(all.path("liked")), identifiers(all.path("disliked")));
    } catch (JsonProcessingException e) {
      throw new IOException(path() + " cannot be read; repair it, or remove it", e);
    }
  }

  private static Set<ArxivId> identifiers(JsonNode texts) {
    Set<ArxivId> identifiers = new LinkedHashSet<>();
    texts.forEach(text -> ArxivId.of(text.asText()).ifPresent(identifiers::add));
    return identifiers;
  }

  /** Changes it; two commands at once wait for each other. */
  public Feedback change(UnaryOperator<Feedback> change) throws IOException {
    Files.createDirectories(files.data());
    try (FileChannel channel =
            FileChannel.open(
                files.data().resolve("feedback.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Feedback changed = change.apply(read());
      ObjectNode all = MAPPER.createObjectNode().put("schema", 1);
      ArrayNode liked = all.putArray("liked");
      changed.liked().forEach(id -> liked.add(id.toString()));
      ArrayNode disliked = all.putArray("disliked");
      changed.disliked().forEach(id -> disliked.add(id.toString()));
      if (lock.isValid()) {
        files.write(
            path(),
            (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8),
            WriteOptions.defaults());
      }
      return changed;
    }
  }
}
