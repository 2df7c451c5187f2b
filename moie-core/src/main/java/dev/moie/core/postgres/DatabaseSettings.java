package dev.moie.core.postgres;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * How to reach the database of a cluster.
 *
 * @param url such as {@code jdbc:postgresql://db.example:5432/moie?sslmode=verify-full}; it holds
 *     no user and no password
 * @param user who connects; empty for the user of this process
 * @param password asked for each new connection, so that a changed one is noticed; empty for a
 *     server that wants none
 * @param schema where the tables are; by default {@value #DEFAULT_SCHEMA}
 * @param connections at most so many for work; by default {@value #DEFAULT_CONNECTIONS}. Eight more
 *     are kept for heartbeats
 */
public record DatabaseSettings(
    String url,
    Optional<String> user,
    Optional<Supplier<String>> password,
    String schema,
    int connections) {

  /** Where the tables are if nothing else is said. */
  public static final String DEFAULT_SCHEMA = "moie";

  /** How many connections there are for work if nothing else is said. */
  public static final int DEFAULT_CONNECTIONS = 10;

  private static final String PREFIX = "jdbc:postgresql://";
  private static final String HOST = "(?:[^/?,:@\\[\\]\\s]+|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?";

  /** The driver would take much more for an address, and print what it does not understand. */
  private static final Pattern ADDRESS =
      Pattern.compile(PREFIX + HOST + "(?:," + HOST + ")*/[^/?&@\\s]+(?:\\?\\S*)?");

  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** Those that say how to find the server and how to trust it; others could run foreign code. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "sslNegotiation",
          "channelBinding",
          "gssEncMode",
          "targetServerType",
          "loadBalanceHosts",
          "hostRecheckSeconds",
          "prepareThreshold");

  /**
   * Checks what was written.
   *
   * @throws IllegalArgumentException with a sentence about what is wrong; it never shows a password
   */
  public DatabaseSettings {
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "store must be like " + PREFIX + "HOST:5432/DATABASE, since it is kept in PostgreSQL");
    }
    checkParameters(url);
    if (!ADDRESS.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "store is no address of a database; write "
              + PREFIX
              + "HOST:5432/DATABASE, and who connects under cluster.user and cluster.password_secret");
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "the schema \"" + schema + "\" must be of a-z, 0-9 and _, and begin with a letter");
    }
    if (connections < 2 || connections > 1000) {
      throw new IllegalArgumentException("there must be 2 to 1000 connections, not " + connections);
    }
  }

  private static void checkParameters(String url) {
    int query = url.indexOf('?');
    if (query < 0) {
      return;
    }
    for (String each : url.substring(query + 1).split("&", -1)) {
      String name = each.replaceFirst("=.*", "");
      if (name.toLowerCase(Locale.ROOT).contains("password")) {
        throw new IllegalArgumentException(
            "store may not hold a password; give it by cluster.password_secret, which names a secret");
      }
      if (name.equalsIgnoreCase("user")) {
        throw new IllegalArgumentException("store may not hold a user; give it by cluster.user");
      }
      if (!name.isEmpty() && !PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "store has an unknown parameter \""
                + name
                + "\"; known are "
                + String.join(", ", PARAMETERS.stream().sorted().toList()));
      }
    }
  }

  /** Host, port and database, for messages: {@code db.example:5432/moie}. */
  public String place() {
    Properties parsed = Driver.parseURL(url, new Properties());
    String[] hosts = PGProperty.PG_HOST.getOrDefault(parsed).split(",", -1);
    String[] ports = PGProperty.PG_PORT.getOrDefault(parsed).split(",", -1);
    StringBuilder place = new StringBuilder();
    for (int i = 0; i < hosts.length; i++) {
      place.append(i == 0 ? "" : ",").append(hosts[i]);
      place.append(':').append(i < ports.length ? ports[i] : "5432");
    }
    return place + "/" + PGProperty.PG_DBNAME.getOrDefault(parsed);
  }
}
