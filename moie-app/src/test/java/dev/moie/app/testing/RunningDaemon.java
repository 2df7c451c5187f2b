package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A daemon in a workspace, as a process. Closing it leaves nothing behind. */
public final class RunningDaemon implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path workspace;

  /** The beginning of its error output. */
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private RunningDaemon(Process process, Path workspace) {
    this.process = process;
    this.workspace = workspace;
    drain(process.getInputStream());
    drain(process.getErrorStream());
  }

  /** A full pipe would hold the daemon up, as it would any program. */
  private void drain(InputStream stream) {
    Thread thread =
        new Thread(
            () -> {
              byte[] part = new byte[8192];
              try (stream) {
                for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
                  if (errors.size() < 10_000) {
                    errors.write(part, 0, read);
                  }
                }
              } catch (IOException ended) {
                // So has what was to be read.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts one, and waits until it has begun to beat. */
  public static RunningDaemon start(Moie moie, Path workspace, String... options) {
    List<String> words = new ArrayList<>(List.of("--home", workspace.toString(), "daemon"));
    words.addAll(List.of(options));
    RunningDaemon daemon = new RunningDaemon(moie.start(words.toArray(new String[0])), workspace);
    String before = daemon.log();
    daemon.awaits(() -> daemon.log().substring(before.length()).contains("beating every"));
    return daemon;
  }

  /** Waits until something is so. */
  public void awaits(Callable<Boolean> condition) {
    try {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "it is not so; the daemon's log:\n" + log() + errors.toString(StandardCharsets.UTF_8), e);
    }
  }

  /** Waits until there is a file. */
  public void reaches(String file) {
    awaits(() -> Files.exists(workspace.resolve(file)));
  }

  /** Waits until its log has a text. */
  public void tells(String text) {
    awaits(() -> log().contains(text));
  }

  /** Its log file. */
  public String log() {
    return text(workspace.resolve(".moie/daemon.log"));
  }

  /** How many lines a file of the workspace has. */
  public long lines(String file) {
    return text(workspace.resolve(file)).lines().count();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it a signal, unless it has ended. */
  public void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
      boolean sent = kill.waitFor() == 0;
      // It may have ended in this very moment, by an earlier one.
      assertThat(sent || !process.isAlive()).isTrue();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end; its exit code. */
  public int end() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.waitFor();
  }
}
