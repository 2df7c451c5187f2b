package dev.moie.app.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** A heartbeat in progress, led from outside by files that its jobs wait for. */
public final class RunningBeat {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path workspace;

  private RunningBeat(Process process, Path workspace) {
    this.process = process;
    this.workspace = workspace;
  }

  /** Starts {@code heartbeat --json} in a workspace. */
  public static RunningBeat start(Moie moie, Path workspace) {
    return new RunningBeat(
        moie.start("--home", workspace.toString(), "heartbeat", "--json"), workspace);
  }

  /** Waits until there is a file. */
  public void reaches(String file) {
    await().atMost(PATIENCE).until(() -> Files.exists(workspace.resolve(file)));
  }

  /** Waits until the system journal has a line. */
  public void tells(String line) {
    try {
      await().atMost(PATIENCE).until(() -> journal().contains(line));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("\"" + line + "\" is not in the journal:\n" + journal(), e);
    }
  }

  public String journal() {
    try {
      Path journal = workspace.resolve("research_logs/system_journal.md");
      return Files.exists(journal) ? Files.readString(journal) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a file that is waited for. */
  public void goOn(String file) {
    try {
      Files.createFile(workspace.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end; what it told. */
  public Moie.Result end() throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Moie.Result(process.waitFor(), out, err);
  }

  /** Leaves nothing behind after a failure. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
