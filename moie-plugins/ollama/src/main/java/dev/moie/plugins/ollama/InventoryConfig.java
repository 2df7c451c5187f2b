package dev.moie.plugins.ollama;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.net.URI;
import java.util.List;

/**
 * Configures {@link InventoryVerifier}.
 *
 * @param models which models
 * @param url which server
 */
public record InventoryConfig(
    @Doc("The models that have to be there") List<WantedModel> models,
    @Doc("Address of the Ollama server") @Default(ServerAddress.DEFAULT) URI url) {

  /** Checks what the schema cannot say. */
  public InventoryConfig {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models names none; give at least one");
    }
    ServerAddress.check(url);
    models = List.copyOf(models);
  }
}
