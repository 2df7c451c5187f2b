package dev.moie.core.workspace;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the state and the log lie, if that is not the workspace's folder: {@code store}, and the
 * section {@code cluster} for whatever the nodes of one have in common.
 *
 * @param url {@code store}: a PostgreSQL database, {@code jdbc:postgresql://HOST/DATABASE}; the
 *     workspace's own folder by default
 * @param user {@code cluster.user}: who logs in there; whoever runs the program by default
 * @param passwordSecret {@code cluster.password_secret}: the name of the secret that is the
 *     password; none by default
 * @param schema {@code cluster.schema}: where in the database; {@code moie} by default
 * @param connections {@code cluster.connections}: how many a node uses at most for its work,
 *     besides a few for heartbeats; 10 by default
 * @param node {@code cluster.node}: this node's name; its host's name and its process by default
 * @param heartbeat {@code cluster.heartbeat}: how often a node says that it lives; 5 s by default
 * @param missed {@code cluster.missed}: after how many missed ones its work passes to others; 6 by
 *     default
 * @param poll {@code cluster.poll}: how often a node looks for work; 1 s by default
 */
public record StoreSettings(
    Optional<String> url,
    Optional<String> user,
    Optional<String> passwordSecret,
    String schema,
    int connections,
    Optional<String> node,
    Duration heartbeat,
    int missed,
    Duration poll) {
  public static final StoreSettings DEFAULT =
      new StoreSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "moie",
          10,
          Optional.empty(),
          Duration.ofSeconds(5),
          6,
          Duration.ofSeconds(1));

  /** Whether the state lies in a database. */
  public boolean isShared() {
    return url.isPresent();
  }
}
