package dev.moie.plugins.ollama;

import java.net.URI;

/** Where an Ollama server answers. */
final class ServerAddress {
  static final String DEFAULT = "http://127.0.0.1:11434";

  private ServerAddress() {}

  /**
   * Refuses what is none.
   *
   * @throws IllegalArgumentException if it is none
   */
  static void check(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      throw new IllegalArgumentException("url has to be an http or https address with a host");
    }
  }

  static URI endpoint(URI url, String path) {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + path);
  }

  /** Whether the server is on this machine, as far as its name tells. */
  static boolean isLocal(URI url) {
    String host = url.getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }
}
