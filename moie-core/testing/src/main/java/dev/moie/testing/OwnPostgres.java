package dev.moie.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL that one test has to itself: it can be restarted, and stopped for a while, as a
 * server that does not answer. Always its own: another server is not for a test to restart.
 */
public final class OwnPostgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  /**
   * Starts one.
   *
   * @param data an empty folder, or one that does not exist
   */
  public static OwnPostgres start(Path data) throws IOException {
    try {
      EmbeddedPostgres first = builder(data).start();
      return new OwnPostgres(data, first);
    } catch (IOException | RuntimeException e) {
      if (System.getenv("CI") != null) {
        throw e;
      }
      Assumptions.abort("PostgreSQL cannot be started here: " + e);
      throw e;
    }
  }

  private OwnPostgres(Path data, EmbeddedPostgres running) {
    this.data = data;
    this.port = running.getPort();
    this.running = running;
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return PostgresServer.durable()
        .setOverrideWorkingDirectory(new File("target/postgres"))
        .setDataDirectory(data)
        .setCleanDataDirectory(false);
  }

  /** The database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Who may do everything there. */
  public String user() {
    return "postgres";
  }

  /** Ends it, as its operator would. */
  public void stop() throws IOException {
    running.close();
  }

  /** Starts it again. */
  public void startAgain() throws IOException {
    running = builder(data).setPort(port).start();
  }

  /** It and all that serve connections neither answer nor hang up from here on. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** It goes on. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    String[] command =
        Stream.concat(
                Stream.of("kill", "-" + name),
                Stream.concat(Stream.of(postmaster), postmaster.children())
                    .map(each -> Long.toString(each.pid())))
            .toArray(String[]::new);
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new IOException("the server could not be told to " + name);
    }
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
