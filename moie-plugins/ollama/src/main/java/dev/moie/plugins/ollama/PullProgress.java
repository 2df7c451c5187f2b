package dev.moie.plugins.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Follows what a server says while it fetches a model, layer by layer. For one pull. */
final class PullProgress {
  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_LAYERS = 1000;

  private final String model;
  private final ModelDisk disk;
  private final JobContext job;
  private final ObjectMapper mapper = new ObjectMapper();

  /** Of each layer, how many bytes are still to come. */
  private final Map<String, Long> rest = new HashMap<>();

  private String last = "";

  PullProgress(String model, ModelDisk disk, JobContext job) {
    this.model = model;
    this.disk = disk;
    this.job = job;
  }

  /** How far it came, to be put into a sentence; empty if nobody knows. */
  String place() {
    return last.isEmpty() ? "" : " at \"" + last + "\"";
  }

  /**
   * Reads to the end.
   *
   * @param status of the answer
   * @param lines its body, which the caller closes; the server gives up then
   */
  ActionResult follow(int status, BufferedReader lines) throws IOException {
    boolean success = false;
    for (String line = line(lines); !line.isEmpty(); line = line(lines)) {
      JsonNode node = mapper.readTree(line);
      if (node.has("error")) {
        return ActionResult.failed("the server says: " + node.get("error").asText());
      }
      String word = node.path("status").asText();
      success = word.equals("success");
      long total = node.path("total").asLong();
      long done = Math.min(node.path("completed").asLong(), total);
      last = total > 0 ? word + " " + percent(done, total) + " %" : word;
      job.progress(model + ": " + last);
      Optional<String> obstacle = room(node.path("digest").asText(word), total - done);
      if (obstacle.isPresent()) {
        return ActionResult.failed("stopped: " + obstacle.get());
      }
      if (job.isCancelled()) {
        return ActionResult.failed("stopped" + place() + "; the server keeps what it has fetched");
      }
    }
    if (status == 200 && success) {
      return ActionResult.succeeded("pulled " + model);
    }
    return ActionResult.failed(
        "the pull ended with status "
            + status
            + place()
            + ", without success; the server keeps what it has fetched, and the next attempt goes"
            + " on there");
  }

  private static long percent(long done, long total) {
    return (long) (done * 100.0 / total);
  }

  /** Looked at when a layer is first heard of: then most of it is still to come. */
  private Optional<String> room(String layer, long bytes) throws IOException {
    boolean isNew = bytes > 0 && !rest.containsKey(layer);
    if (bytes <= 0) {
      rest.remove(layer);
    } else if (rest.size() < MAX_LAYERS || !isNew) {
      rest.put(layer, bytes);
    }
    return isNew
        ? disk.lacksRoomFor(rest.values().stream().mapToLong(Long::longValue).sum())
        : Optional.empty();
  }

  /** The next line that is not blank, of bounded length; empty at the end. */
  private static String line(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = lines.read(); c >= 0; c = lines.read()) {
      if (c == '\n') {
        if (!line.toString().isBlank()) {
          break;
        }
      } else if (line.length() == MAX_LINE) {
        throw new IOException("the server sends a line longer than " + MAX_LINE + " characters");
      } else {
        line.append((char) c);
      }
    }
    return line.toString().strip();
  }
}
