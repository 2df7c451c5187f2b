package dev.moie.core.workspace;

/**
 * The section {@code http}: where the daemon serves its pages and its API.
 *
 * @param listen {@code listen}: an address and a port such as {@code 127.0.0.1:7070}; empty, the
 *     default, serves nothing unless the command line says so
 * @param allowRemote {@code allow_remote}: whether an address that other machines can reach may be
 *     listened on; false by default
 * @param publicName {@code public_name}: the host name under which a reverse proxy on this machine
 *     serves it; whoever comes by that name needs the token for everything. Empty by default
 */
public record HttpSettings(String listen, boolean allowRemote, String publicName) {
  public static final HttpSettings DEFAULT = new HttpSettings("", false, "");
}
