package dev.moie.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The server that the tests of one JVM share: a PostgreSQL that is started with all that makes it
 * durable, or the one that {@code MOIE_TEST_PG_URL} names, with {@code MOIE_TEST_PG_USER} and
 * {@code MOIE_TEST_PG_PASSWORD}.
 *
 * @param url of a database of it
 * @param user who may make schemas in it
 * @param password for that
 */
record PostgresServer(String url, String user, String password) {

  private static final class Holder {
    private static final Optional<PostgresServer> SERVER;
    private static final Optional<Throwable> PROBLEM;

    static {
      Optional<PostgresServer> server = Optional.empty();
      Optional<Throwable> problem = Optional.empty();
      try {
        server = Optional.of(named().isPresent() ? named().get() : start());
      } catch (IOException | RuntimeException e) {
        problem = Optional.of(e);
      }
      SERVER = server;
      PROBLEM = problem;
    }
  }

  /** Starts it at the first call. Where none can be started, a test is skipped; but not in CI. */
  static PostgresServer get() {
    if (Holder.SERVER.isEmpty()) {
      String why =
          "PostgreSQL cannot be started here (MOIE_TEST_PG_URL names another one): "
              + Holder.PROBLEM.orElseThrow();
      if (System.getenv("CI") != null) {
        throw new IllegalStateException(why, Holder.PROBLEM.orElseThrow());
      }
      Assumptions.abort(why);
    }
    return Holder.SERVER.orElseThrow();
  }

  private static Optional<PostgresServer> named() {
    return Optional.ofNullable(System.getenv("MOIE_TEST_PG_URL"))
        .map(
            url ->
                new PostgresServer(
                    url,
                    variable("MOIE_TEST_PG_USER", System.getProperty("user.name")),
                    variable("MOIE_TEST_PG_PASSWORD", "")));
  }

  private static String variable(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
  }

  private static PostgresServer start() throws IOException {
    EmbeddedPostgres postgres =
        durable()
            // Beside the build, and not in a file system in memory, where a forced write is no
            // write.
            .setOverrideWorkingDirectory(new File("target/postgres"))
            .start();
    return new PostgresServer(url(postgres), "postgres", "postgres");
  }

  /** With all that makes it durable: it is started with -F, and what comes later counts. */
  static EmbeddedPostgres.Builder durable() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "200")
        .setPGStartupWait(Duration.ofSeconds(60));
  }

  static String url(EmbeddedPostgres postgres) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }
}
