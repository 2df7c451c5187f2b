package dev.moie.plugins.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
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
public final class PullAction implements Action<PullConfig> {
  private final HttpClient client;

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
  public ActionResult run(PullConfig config, JobContext job) throws InterruptedException {
    String body = new ObjectMapper().createObjectNode().put("model", config.fullName()).toString();
    Duration limit = job.remaining().isZero() ? Duration.ofMillis(1) : job.remaining();
    HttpRequest request =
        HttpRequest.newBuilder(ServerAddress.endpoint(config.url(), "api/pull"))
            .timeout(limit)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    PullProgress progress =
        new PullProgress(config.fullName(), ModelDisk.of(config, System.getenv()), job);
    HttpResponse<InputStream> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      return ActionResult.failed(
          "the Ollama server at "
              + config.url()
              + " gave no answer ("
              + e.getClass().getSimpleName()
              + "); start it with \"ollama serve\"");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      return progress.follow(response.statusCode(), lines);
    } catch (JsonProcessingException e) {
      return ActionResult.failed("the server sends something that is not JSON");
    } catch (IOException e) {
      return ActionResult.failed(
          "the connection broke"
              + progress.place()
              + " ("
              + e.getClass().getSimpleName()
              + "); the server keeps what it has fetched, and the next attempt goes on there");
    }
  }
}
