package dev.moie.plugins.notify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import dev.moie.api.config.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Configures {@link EmailNotifier}.
 *
 * @param host the mail server
 * @param port its port
 * @param security how the connection is protected
 * @param from who sends it
 * @param to who gets it
 * @param user the name to log in with
 * @param passwordSecret the password
 * @param trust a certificate to trust besides those of Java
 */
public record EmailConfig(
    @Doc("Mail server") String host,
    @Doc("Its port: 587 for starttls, 465 for tls, 25 for none")
        @Default("587")
        @Range(min = 1, max = 65535)
        int port,
    @Doc("starttls (demanded, not merely tried), tls, or none (for a server on this machine)")
        @Default("starttls")
        Security security,
    @Doc("Address that it comes from") String from,
    @Doc("Addresses that it goes to") List<String> to,
    @Doc("Name to log in with; give password_secret too") Optional<String> user,
    @Doc("Name of the secret that holds the password") @Secret Optional<String> passwordSecret,
    @Doc("File with a certificate (PEM) to trust, of a server that made its own")
        Optional<Path> trust) {

  /** How the connection is protected. */
  public enum Security {
    /** Plain at first, then TLS; refused where the server has none. */
    STARTTLS,
    /** TLS from the beginning. */
    TLS,
    /** Not at all. */
    NONE
  }

  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");

  /** Checks what the schema cannot say. */
  public EmailConfig {
    if (!host.matches("[A-Za-z0-9.:-]{1,255}")) {
      throw new IllegalArgumentException("host has to be the name or address of a server");
    }
    check("from", from);
    if (to.isEmpty() || to.size() > 50) {
      throw new IllegalArgumentException("to takes 1 to 50 addresses");
    }
    to.forEach(address -> check("to", address));
    if (user.isPresent() != passwordSecret.isPresent()) {
      throw new IllegalArgumentException("give user and password_secret, or neither");
    }
    if (user.isPresent() && security == Security.NONE && !isThisMachine(host)) {
      throw new IllegalArgumentException(
          "security none would send the password in clear over the network; use starttls or tls");
    }
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  private static void check(String key, String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          key + " takes plain addresses such as me@example.org, not \"" + address + '"');
    }
  }
}
