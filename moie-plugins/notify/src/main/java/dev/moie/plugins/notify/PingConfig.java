package dev.moie.plugins.notify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Configures {@link PingNotifier}.
 *
 * @param url where it goes
 * @param urlSecret the same, as a secret
 * @param start whether the beginning is told
 */
public record PingConfig(
    @Doc("Address of the check, http or https; give this or url_secret") Optional<URI> url,
    @Doc("Name of the secret that holds the address; give this or url") @Secret
        Optional<String> urlSecret,
    @Doc("Whether the beginning of a heartbeat is told too") @Default("true") boolean start) {

  /** Checks what the schema cannot say. */
  public PingConfig {
    WebAddress.check(url, urlSecret);
  }
}
