package dev.moie.plugins.notify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Configures {@link WebhookNotifier}.
 *
 * @param url where it goes
 * @param urlSecret the same, as a secret
 * @param form what is sent
 * @param tokenSecret what proves who we are
 * @param headers more headers
 */
public record WebhookConfig(
    @Doc("Address, http or https; give this or url_secret") Optional<URI> url,
    @Doc("Name of the secret that holds the address; give this or url") @Secret
        Optional<String> urlSecret,
    @Doc("What is sent: all of the alert as json, a message for slack, or one for ntfy")
        @Default("json")
        Form form,
    @Doc("Name of the secret that is sent as \"Authorization: Bearer …\"") @Secret
        Optional<String> tokenSecret,
    @Doc("More headers of the request") Map<String, String> headers) {

  /** What is sent. */
  public enum Form {
    /** All of the alert, as an object. */
    JSON,
    /** A message, as Slack and those that are like it want it. */
    SLACK,
    /** A message, as ntfy wants it. */
    NTFY
  }

  /** Checks what the schema cannot say. */
  public WebhookConfig {
    WebAddress.check(url, urlSecret);
    headers.forEach(
        (name, value) -> {
          if (!name.matches("[A-Za-z0-9-]{1,100}") || !value.matches("[\\x20-\\x7e]{0,1000}")) {
            throw new IllegalArgumentException("headers has one that cannot be sent: " + name);
          }
          if (name.toLowerCase(Locale.ROOT).equals("authorization")) {
            throw new IllegalArgumentException(
                "headers must not hold Authorization; name it by token_secret");
          }
        });
  }
}
