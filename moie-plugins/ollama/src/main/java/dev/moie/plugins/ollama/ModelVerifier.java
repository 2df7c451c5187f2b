package dev.moie.plugins.ollama;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.Optional;

/** Holds if an Ollama server has a model, by its exact name, and its digest and size if given. */
@JobType(
    value = "ollama/model",
    summary = "Holds if an Ollama server has a model",
    example = "{\"model\": \"llama3\"}")
public final class ModelVerifier implements Verifier<ModelConfig> {
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
    WantedModel wanted = config.wanted();
    try {
      Inventory inventory = Inventory.of(client, config.url());
      Optional<String> lacking = inventory.lacks(wanted);
      return lacking.isEmpty()
          ? Verification.verified(
              inventory.find(wanted.fullName()).map(InstalledModel::text).orElseThrow())
          : Verification.notVerified(lacking.get() + "; the server has " + inventory.names());
    } catch (Inventory.UnknownException e) {
      return Verification.inconclusive(e.getMessage());
    }
  }
}
