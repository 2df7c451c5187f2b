package dev.moie.plugins.ollama;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import java.net.URI;
import java.util.Optional;

/**
 * Configures {@link PullAction}.
 *
 * @param model which model
 * @param url which server
 * @param folder where a server on this machine keeps its models
 * @param spareBytes how much of the disk is left free
 */
public record PullConfig(
    @Doc("Name of the model; without a tag :latest is meant") String model,
    @Doc("Address of the Ollama server") @Default(ServerAddress.DEFAULT) URI url,
    @Doc(
            "Where a server on this machine keeps its models; by default OLLAMA_MODELS, else where"
                + " Ollama keeps them. The disk of a server elsewhere is not looked at")
        Optional<String> folder,
    @Doc("How many bytes of that disk have to stay free") @Default("1073741824") @Range(min = 0)
        long spareBytes) {

  /** Checks what the schema cannot say. */
  public PullConfig {
    ModelName.check(model);
    ServerAddress.check(url);
  }

  String fullName() {
    return ModelName.full(model);
  }
}
