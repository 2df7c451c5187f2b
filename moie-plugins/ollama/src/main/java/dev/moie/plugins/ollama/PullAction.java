package dev.moie.plugins.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Lets an Ollama server fetch a model. What an interrupted pull has fetched, the server keeps. */
@JobType(
    value = "ollama/pull",
    summary = "Lets an Ollama server fetch a model",
    example = "{\"model\": \"llama3\"}")
public final class PullAction implements Action<ModelConfig> {
  private static final int MAX_LINE = 64 * 1024;

  private final HttpClient client;
  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * Made by the engine.
   *
   * @param client asks the server
   */
  @Inject
  public PullAction(HttpClient client) {
    this.client = client;
  }

  @Override
  public ActionResult run(ModelConfig config, JobContext job)
      throws IOException, InterruptedException {
    String body = mapper.createObjectNode().put("model", config.fullName()).toString();
    Duration limit = job.remaining().isZero() ? Duration.ofMillis(1) : job.remaining();
    HttpRequest request =
        HttpRequest.newBuilder(config.endpoint("api/pull"))
            .timeout(limit)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        return follow(config, response.statusCode(), lines, job);
      }
    } catch (ConnectException e) {
      return ActionResult.failed(
          "no Ollama server at " + config.url() + "; start it with \"ollama serve\"");
    }
  }

  private ActionResult follow(ModelConfig config, int status, BufferedReader lines, JobContext job)
      throws IOException {
    String last = "";
    for (String line = line(lines); !line.isEmpty(); line = line(lines)) {
      JsonNode node = mapper.readTree(line);
      if (node.has("error")) {
        return ActionResult.failed("the server says: " + node.get("error").asText());
      }
      last = node.path("status").asText();
      long total = node.path("total").asLong();
      String percent = total > 0 ? " " + node.path("completed").asLong() * 100 / total + " %" : "";
      job.progress(config.fullName() + ": " + last + percent);
      if (job.isCancelled()) {
        return ActionResult.failed("stopped; the server keeps what it has fetched");
      }
    }
    return status == 200 && last.equals("success")
        ? ActionResult.succeeded("pulled " + config.fullName())
        : ActionResult.failed(
            "the pull ended with status " + status + " and \"" + last + "\", not with success");
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
