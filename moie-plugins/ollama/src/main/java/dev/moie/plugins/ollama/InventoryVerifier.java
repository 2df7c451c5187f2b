package dev.moie.plugins.ollama;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;

/** Holds if an Ollama server has all the models of a list, each as wanted. */
@JobType(
    value = "ollama/inventory",
    summary = "Holds if an Ollama server has every model of a list",
    example = "{\"models\": [{\"model\": \"llama3\"}, {\"model\": \"nomic-embed-text\"}]}")
public final class InventoryVerifier implements Verifier<InventoryConfig> {
  private final HttpClient client;

  /**
   * Made by the engine.
   *
   * @param client asks the server
   */
  @Inject
  public InventoryVerifier(HttpClient client) {
    this.client = client;
  }

  @Override
  public Verification verify(InventoryConfig config, JobContext job) throws InterruptedException {
    Inventory inventory;
    try {
      inventory = Inventory.of(client, config.url());
    } catch (Inventory.UnknownException e) {
      return Verification.inconclusive(e.getMessage());
    }
    List<String> lacking =
        config.models().stream().map(inventory::lacks).flatMap(Optional::stream).toList();
    return lacking.isEmpty()
        ? Verification.verified("all " + config.models().size() + " models are there")
        : Verification.notVerified(
            String.join("; ", lacking) + "; the server has " + inventory.names());
  }
}
