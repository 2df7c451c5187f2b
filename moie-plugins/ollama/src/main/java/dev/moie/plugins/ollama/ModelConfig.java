package dev.moie.plugins.ollama;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import java.net.URI;
import java.util.Optional;

/**
 * Configures {@link ModelVerifier}.
 *
 * @param model which model
 * @param digest how its digest begins
 * @param minBytes how large it is at least
 * @param url which server
 */
public record ModelConfig(
    @Doc("Name of the model, letter for letter; without a tag :latest is meant") String model,
    @Doc("Its digest, or the first twelve digits of it or more, to have exactly this build")
        Optional<String> digest,
    @Doc("How many bytes it has at least") @Default("0") @Range(min = 0) long minBytes,
    @Doc("Address of the Ollama server") @Default(ServerAddress.DEFAULT) URI url) {

  /** Checks what the schema cannot say. */
  public ModelConfig {
    new WantedModel(model, digest, minBytes);
    ServerAddress.check(url);
  }

  WantedModel wanted() {
    return new WantedModel(model, digest, minBytes);
  }
}
