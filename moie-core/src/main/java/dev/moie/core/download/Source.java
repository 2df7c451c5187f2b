package dev.moie.core.download;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a file comes from, as a person names it. */
public sealed interface Source {

  /** A file of this machine. */
  record Local(Path file) implements Source {
    @Override
    public String shown() {
      return file.toString();
    }

    @Override
    public String remembered() {
      return String.valueOf(file.getFileName());
    }
  }

  /** A web address. */
  record Web(URI address) implements Source {
    @Override
    public String shown() {
      return remembered();
    }

    /** Without name, password, query and fragment: these may be secret. */
    @Override
    public String remembered() {
      return address.getScheme()
          + "://"
          + address.getHost()
          + (address.getPort() < 0 ? "" : ":" + address.getPort())
          + Optional.ofNullable(address.getRawPath()).orElse("");
    }

    public boolean isEncrypted() {
      return address.getScheme().equals("https");
    }

    /** Whether what is sent stays on this machine. Asks nobody for the name. */
    public boolean isLoopback() {
      String host = address.getHost().replaceAll("[\\[\\]]", "");
      boolean literal = host.matches("[0-9.]+") || host.contains(":");
      try {
        return host.equals("localhost")
            || (literal && InetAddress.getByName(host).isLoopbackAddress());
      } catch (UnknownHostException notLiteral) {
        return false;
      }
    }
  }

  /** For messages. */
  String shown();

  /** What may be written down for others: no folders of this machine, and nothing secret. */
  String remembered();

  /**
   * Understands a path, {@code file:}, {@code http:} or {@code https:}.
   *
   * @param folder what a path is relative to
   */
  static Source parse(String text, Path folder) throws DownloadException {
    String lower = text.toLowerCase(Locale.ROOT);
    try {
      if (lower.startsWith("http://") || lower.startsWith("https://")) {
        return new Web(web(new URI(text)));
      }
      if (lower.startsWith("file:")) {
        return new Local(Path.of(new URI("file" + text.substring(4))));
      }
      if (lower.matches("[a-z][a-z0-9+.-]+://.*")) {
        throw new DownloadException(text + ": only a path, file:, http: and https: are known");
      }
      return new Local(folder.resolve(text));
    } catch (URISyntaxException | FileSystemNotFoundException | IllegalArgumentException e) {
      throw new DownloadException(text + " is no path and no address: " + e.getMessage());
    }
  }

  private static URI web(URI address) throws DownloadException, URISyntaxException {
    if (address.getHost() == null) {
      throw new DownloadException(address + " names no host");
    }
    if (address.getUserInfo() != null) {
      throw new DownloadException(
          "a name and a password do not belong into an address, where everybody can read them;"
              + " fetch the file yourself, and install it with --sha256");
    }
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    return new URI(scheme + address.toString().substring(scheme.length()));
  }
}
