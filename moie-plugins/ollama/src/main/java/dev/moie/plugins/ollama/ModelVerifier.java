package dev.moie.plugins.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Holds if an Ollama server has a model, by its exact name. */
@JobType(
    value = "ollama/model",
    summary = "Holds if an Ollama server has a model",
    example = "{\"model\": \"llama3\"}")
public final class ModelVerifier implements Verifier<ModelConfig> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_BODY = 4 << 20;

  private final HttpClient client;

  /**
   * Made by the engine.
   *
   * @param client asks the server
   */
  @Inject
  public ModelVerifier(HttpClient client) {
    this.client = client;
  }

  @Override
  public Verification verify(ModelConfig config, JobContext job) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(config.endpoint("api/tags")).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MAX_BODY);
        return response.statusCode() == 200
            ? judge(config, bytes)
            : inconclusive(config, "answered " + response.statusCode());
      }
    } catch (JsonProcessingException e) {
      return inconclusive(config, "answered something that is not JSON");
    } catch (IOException e) {
      return inconclusive(config, "gave no answer (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Verification inconclusive(ModelConfig config, String what) {
    return Verification.inconclusive(
        "the Ollama server at " + config.url() + " " + what + "; start it with \"ollama serve\"");
  }

  private static Verification judge(ModelConfig config, byte[] body) throws IOException {
    JsonNode models = new ObjectMapper().readTree(body).path("models");
    if (!models.isArray()) {
      return inconclusive(config, "answered without a list of models");
    }
    List<String> names = new ArrayList<>();
    for (JsonNode model : models) {
      String name = model.path("name").asText();
      names.add(name);
      if (name.equals(config.fullName())) {
        return Verification.verified(
            name
                + ", "
                + model.path("size").asLong()
                + " bytes, digest "
                + model.path("digest").asText("not given"));
      }
    }
    return Verification.notVerified(
        config.fullName()
            + " is not there; the server has "
            + (names.isEmpty() ? "no models" : String.join(", ", names)));
  }
}
