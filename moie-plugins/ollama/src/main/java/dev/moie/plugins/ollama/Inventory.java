package dev.moie.plugins.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models that a server says it has. Immutable. */
final class Inventory {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_BODY = 4 << 20;
  private static final int SHOWN = 10;

  private final List<InstalledModel> models;

  private Inventory(List<InstalledModel> models) {
    this.models = List.copyOf(models);
  }

  /** A server that cannot tell; says why, and what to do. */
  static final class UnknownException extends Exception {
    private static final long serialVersionUID = 1;

    UnknownException(URI url, String what) {
      super("the Ollama server at " + url + " " + what + "; start it with \"ollama serve\"");
    }
  }

  /**
   * Asks a server.
   *
   * @throws UnknownException if it gives no answer that can be used
   */
  static Inventory of(HttpClient client, URI url) throws UnknownException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(ServerAddress.endpoint(url, "api/tags")).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MAX_BODY + 1);
        if (response.statusCode() != 200) {
          throw new UnknownException(url, "answered " + response.statusCode());
        }
        if (bytes.length > MAX_BODY) {
          throw new UnknownException(url, "answered more than " + MAX_BODY + " bytes");
        }
        return read(url, new ObjectMapper().readTree(bytes));
      }
    } catch (JsonProcessingException e) {
      throw new UnknownException(url, "answered something that is not JSON");
    } catch (IOException e) {
      throw new UnknownException(url, "gave no answer (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Inventory read(URI url, JsonNode answer) throws UnknownException {
    JsonNode list = answer.path("models");
    if (!list.isArray()) {
      throw new UnknownException(url, "answered without a list of models");
    }
    List<InstalledModel> models = new ArrayList<>();
    for (JsonNode model : list) {
      models.add(
          new InstalledModel(
              model.path("name").asText(),
              model.path("size").asLong(),
              model.path("digest").asText("")));
    }
    return new Inventory(models);
  }

  /** A model by its whole name. */
  Optional<InstalledModel> find(String fullName) {
    return models.stream().filter(model -> model.name().equals(fullName)).findFirst();
  }

  /** What stands in the way of a model being there as wanted; empty if nothing does. */
  Optional<String> lacks(WantedModel wanted) {
    Optional<InstalledModel> there = find(wanted.fullName());
    return there.isPresent()
        ? wanted.difference(there.get())
        : Optional.of(wanted.fullName() + " is not there");
  }

  /** The names of what there is, for people. */
  String names() {
    if (models.isEmpty()) {
      return "no models";
    }
    String names =
        String.join(", ", models.stream().limit(SHOWN).map(InstalledModel::name).toList());
    return names + (models.size() > SHOWN ? " and " + (models.size() - SHOWN) + " more" : "");
  }
}
