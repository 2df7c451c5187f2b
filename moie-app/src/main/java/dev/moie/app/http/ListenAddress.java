package dev.moie.app.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param host a name or an address
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {

  /**
   * Reads {@code 127.0.0.1:7070}, {@code [::1]:7070}, {@code localhost:7070} or a port alone, which
   * means 127.0.0.1.
   *
   * @throws IllegalArgumentException with a message for people
   */
  public static ListenAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
    String port = text.substring(colon + 1);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (!port.matches("[0-9]{1,5}")
        || Integer.parseInt(port) > 65_535
        || !(bracketed || host.matches("[A-Za-z0-9.-]+"))) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address to listen on; write one such as 127.0.0.1:7070");
    }
    return new ListenAddress(
        bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  /** Whether only this machine can reach it. A name that cannot be looked up is not. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** As it is written in an address, with brackets where needed. */
  public String text() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
