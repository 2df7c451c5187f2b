package dev.moie.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One engine at a time, whatever becomes of the others. */
class WorkspaceLockTest {

  /** Holds the lock of the workspace given, until its standard input ends. */
  public static final class Holder {
    private Holder() {}

    /** Says whether it got the lock. */
    public static void main(String[] arguments) throws IOException {
      Optional<WorkspaceLock> lock =
          WorkspaceLock.acquire(
              new Workspace(Path.of(arguments[0])), "another beat", Clock.systemUTC());
      System.out.println(lock.isPresent() ? "held" : "refused");
      if (System.in.read() < 0) {
        return;
      }
      lock.orElseThrow().close();
      System.out.println("released");
      System.in.read();
    }
  }

  private static Process holder(Path root) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            root.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Optional<WorkspaceLock> acquire(Path root) throws IOException {
    return WorkspaceLock.acquire(new Workspace(root), "test", Clock.systemUTC());
  }

  @Test
  void another_process_is_refused_and_told_who_holds_it(@TempDir Path root) throws Exception {
    Process process = holder(root);
    try (BufferedReader output = output(process)) {
      assertThat(output.readLine()).isEqualTo("held");

      assertThat(acquire(root)).isEmpty();
      // A refused attempt must not release what the other holds.
      assertThat(acquire(root)).isEmpty();
      LockHolder holder = WorkspaceLock.holder(new Workspace(root));
      assertThat(holder.pid()).isEqualTo(Long.toString(process.pid()));
      assertThat(holder.command()).isEqualTo("another beat");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_killed_process_holds_nothing(@TempDir Path root) throws Exception {
    Process process = holder(root);
    try (BufferedReader output = output(process)) {
      assertThat(output.readLine()).isEqualTo("held");
    }
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (WorkspaceLock lock = acquire(root).orElseThrow()) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void the_same_process_is_refused_and_keeps_it(@TempDir Path root) throws Exception {
    try (WorkspaceLock lock = acquire(root).orElseThrow()) {
      assertThat(acquire(root)).isEmpty();

      Process process = holder(root);
      try (BufferedReader output = output(process)) {
        assertThat(output.readLine()).isEqualTo("refused");
      } finally {
        process.destroyForcibly();
      }
      assertThat(lock).isNotNull();
    }
    acquire(root).orElseThrow().close();
  }
}
