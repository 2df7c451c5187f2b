package dev.moie.plugins.ollama;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.net.URI;

/**
 * Configures {@link ModelVerifier} and {@link PullAction}.
 *
 * @param model which model
 * @param url which server
 */
public record ModelConfig(
    @Doc("Name of the model; without a tag :latest is meant") String model,
    @Doc("Address of the Ollama server") @Default("http://127.0.0.1:11434") URI url) {

  /** Checks what the schema cannot say. */
  public ModelConfig {
    if (!model.matches("[A-Za-z0-9][A-Za-z0-9._/-]*(:[A-Za-z0-9._-]+)?")) {
      throw new IllegalArgumentException("model has to be a name such as llama3 or llama3:8b");
    }
    if (url.getHost() == null || !url.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("url has to be an http or https address with a host");
    }
  }

  /**
   * The name with its tag: {@code llama3} is not {@code llama3.1}, but is {@code llama3:latest}.
   */
  String fullName() {
    return model.contains(":") ? model : model + ":latest";
  }

  URI endpoint(String path) {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + path);
  }
}
