package dev.moie.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      int order = System.in.read();
      if (order == 'o') {
        // As a plugin that looks at every file: the kernel's lock is gone.
        FileChannel.open(Path.of(arguments[0], ".moie", "lock")).close();
        System.out.println("opened and closed");
        order = System.in.read();
      }
      if (order < 0) {
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
  void what_the_dead_have_left_half_written_is_swept_when_the_workspace_is_taken(@TempDir Path root)
      throws Exception {
    Path folder = Files.createDirectories(root.resolve(".moie"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path left = Files.createFile(folder.resolve(".plugins.json." + dead.pid() + "-1-38.tmp"));
    long alive = ProcessHandle.current().pid();
    Path inUse = Files.createFile(folder.resolve(".quarantine.json." + alive + "-1-39.tmp"));
    Path foreign = Files.createFile(folder.resolve(".notes.tmp"));
    try (WorkspaceLock held = acquire(root).orElseThrow()) {
      assertThat(left).doesNotExist();
      assertThat(inUse).exists();
      assertThat(foreign).exists();
    }
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

  @Test
  void a_holder_that_opens_and_closes_the_lock_file_still_holds_it(@TempDir Path root)
      throws Exception {
    Process process = holder(root);
    try (BufferedReader output = output(process)) {
      assertThat(output.readLine()).isEqualTo("held");
      process.getOutputStream().write('o');
      process.getOutputStream().flush();
      assertThat(output.readLine()).isEqualTo("opened and closed");

      assertThat(acquire(root)).isEmpty();
      assertThat(acquire(root)).isEmpty();
      assertThat(WorkspaceLock.holder(new Workspace(root)).pid())
          .isEqualTo(Long.toString(process.pid()));

      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      acquire(root).orElseThrow().close();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String note(long pid, String start, String host) {
    return "{\"pid\": %d, %s\"host\": \"%s\", \"since\": \"x\", \"command\": \"y\"}"
        .formatted(pid, start, host);
  }

  @Test
  void only_a_process_that_runs_here_blocks_by_what_is_written(@TempDir Path root)
      throws Exception {
    Path file = root.resolve(".moie/lock.json");
    acquire(root).orElseThrow().close();
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      String host = LockNote.ofThisProcess("test", Clock.systemUTC()).holder().host();
      String start = "\"start\": \"" + ProcessStart.of(other.pid()).orElseThrow() + "\", ";

      Files.writeString(file, note(other.pid(), start, host));
      assertThat(acquire(root)).isEmpty();

      Files.writeString(file, note(other.pid(), start, "another-" + host));
      acquire(root).orElseThrow().close();
      // Its id was another's before.
      Files.writeString(file, note(other.pid(), start.replace("\", ", "0\", "), host));
      acquire(root).orElseThrow().close();
      // Written by a version that did not say when it was started.
      Files.writeString(file, note(other.pid(), "", host));
      acquire(root).orElseThrow().close();
      Files.writeString(file, note(other.pid(), start, host));
      other.destroyForcibly().waitFor();
      acquire(root).orElseThrow().close();
    } finally {
      other.destroyForcibly();
    }
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"pid\": -1}",
        "{\"pid\": 1e999, \"start\": \"x\"}",
        "{\"pid\": \"\\u001b[31m\", \"start\": {}, \"host\": []}",
        "\0\0\0",
        "HUGE",
        "DEEP"
      })
  void garbage_blocks_nobody_and_is_told_without_harm(String content, @TempDir Path root)
      throws Exception {
    Files.createDirectories(root.resolve(".moie"));
    String text =
        switch (content) {
          case "HUGE" -> "{\"pid\": \"" + "x".repeat(1 << 20) + "\"}";
          case "DEEP" -> "[".repeat(4000);
          default -> content;
        };
    Files.writeString(root.resolve(".moie/lock.json"), text);

    String told = WorkspaceLock.holder(new Workspace(root)).describe();
    assertThat(told).hasSizeLessThan(1000).doesNotContain("\u001b");
    acquire(root).orElseThrow().close();
  }

  @Test
  void a_link_in_the_place_of_the_note_is_not_followed(@TempDir Path root) throws Exception {
    Path precious = Files.writeString(root.resolve("precious"), "{\"pid\": \"77777\"}");
    Path link = Files.createDirectories(root.resolve(".moie")).resolve("lock.json");
    Files.createSymbolicLink(link, precious);

    assertThat(WorkspaceLock.holder(new Workspace(root)).pid()).isEqualTo("?");
    try (WorkspaceLock lock = acquire(root).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(link).isRegularFile();
      assertThat(Files.isSymbolicLink(link)).isFalse();
    }
    assertThat(precious).hasContent("{\"pid\": \"77777\"}");
  }

  @Test
  void a_folder_in_the_place_of_the_note_is_told_and_locks_nobody_out_for_good(@TempDir Path root)
      throws Exception {
    Path folder = Files.createDirectories(root.resolve(".moie/lock.json/x"));

    assertThatThrownBy(() -> acquire(root))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lock.json is a folder; remove it");

    Files.delete(folder);
    Files.delete(folder.getParent());
    acquire(root).orElseThrow().close();
  }
}
