package dev.moie.plugins.notify;

import dev.moie.api.alert.NotifierContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** An address that stands in the configuration, or is itself a secret, as those of Slack are. */
final class WebAddress {
  private WebAddress() {}

  /** Checks that there is one, and what is said of it. */
  static void check(Optional<URI> url, Optional<String> secret) {
    if (url.isPresent() == secret.isPresent()) {
      throw new IllegalArgumentException("give either url or url_secret, and not both");
    }
    url.ifPresent(
        given -> {
          if (!isWeb(given)) {
            throw new IllegalArgumentException(
                "url has to be an http or https address with a host");
          }
          if (given.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                "url must not hold a password; use url_secret, or token_secret");
          }
        });
  }

  /** The address to use. Never repeats a secret one. */
  static URI of(Optional<URI> url, Optional<String> secret, NotifierContext context) {
    if (url.isPresent()) {
      return url.get();
    }
    String name = secret.orElseThrow();
    String value = context.secrets().require(name).strip();
    try {
      URI address = new URI(value);
      if (isWeb(address)) {
        return address;
      }
    } catch (URISyntaxException told) {
      // below, without the text
    }
    throw new IllegalStateException(
        "the secret " + name + " is no http or https address; put the whole address into it");
  }

  private static boolean isWeb(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
  }
}
