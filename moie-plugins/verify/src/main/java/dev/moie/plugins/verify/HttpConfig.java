package dev.moie.plugins.verify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Configures {@link HttpVerifier}.
 *
 * @param url what is asked
 * @param method how
 * @param status the status that means yes
 * @param contains a text in the body
 * @param headers headers of the request
 * @param timeout how long to wait
 */
public record HttpConfig(
    @Doc("Address, http or https") URI url,
    @Doc("Method of the request") @Default("get") Method method,
    @Doc("Status that means that it holds") @Default("200") @Range(min = 100, max = 599) int status,
    @Doc("Text that the first 4 MiB of the body have to contain") Optional<String> contains,
    @Doc("Headers of the request") Map<String, String> headers,
    @Doc("How long to wait for the answer") @Default("PT30S") Duration timeout) {

  /** A method that changes nothing. */
  public enum Method {
    /** With the body. */
    GET,
    /** Without it. */
    HEAD
  }

  /** Checks what the schema cannot say. */
  public HttpConfig {
    boolean web =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException("url has to be an http or https address with a host");
    }
    if (method == Method.HEAD && contains.isPresent()) {
      throw new IllegalArgumentException("head brings no body, so contains needs the method get");
    }
    if (timeout.isZero()) {
      throw new IllegalArgumentException("timeout has to be longer than nothing");
    }
  }
}
