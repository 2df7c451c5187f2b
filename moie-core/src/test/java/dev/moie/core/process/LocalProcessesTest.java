package dev.moie.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs end, and so does everything that they started. */
class LocalProcessesTest {
  @TempDir Path folder;
  @TempDir Path cache;
  private LocalProcesses processes;

  @BeforeEach
  void open() {
    processes = new LocalProcesses(folder, cacheFolder());
  }

  /** Where the launcher goes. */
  Optional<Path> cacheFolder() {
    return Optional.of(cache.resolve("moie"));
  }

  /** Dead, or waiting for init to notice that it is. */
  private boolean childIsGone() throws IOException {
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    Path stat = Path.of("/proc/" + child + "/stat");
    try {
      return Files.exists(stat)
          ? Files.readString(stat).contains(") Z ")
          : ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private ProcessResult shell(String line) throws InterruptedException {
    return processes.run(ProcessSpec.shell(line).withTimeout(Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 126, 127, 128, 255})
  void an_exit_code_is_an_answer(int code) throws Exception {
    ProcessResult result = shell("exit " + code);

    assertThat(result.ending()).isEqualTo(ProcessResult.Ending.EXITED);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.isSuccess()).isEqualTo(code == 0);
  }

  @Test
  void what_a_program_has_written_so_far_is_seen_while_it_runs() throws Exception {
    FutureTask<ProcessResult> running =
        new FutureTask<>(
            () -> shell("echo begun; until test -e go; do sleep 0.05; done; echo over"));
    Thread waiting = new Thread(running);
    waiting.start();

    await().untilAsserted(() -> assertThat(processes.soFar(waiting)).isEqualTo("begun"));
    assertThat(processes.soFar(Thread.currentThread())).isEmpty();
    Files.createFile(folder.resolve("go"));
    assertThat(running.get().output()).isEqualTo("begun\nover");
    assertThat(processes.soFar(waiting)).isEmpty();
  }

  @Test
  void death_by_a_signal_is_no_exit_code() throws Exception {
    ProcessResult result = shell("kill -9 $$");

    assertThat(result.ending()).isEqualTo(ProcessResult.Ending.SIGNALLED);
    assertThat(result.code()).isEqualTo(9);
  }

  @Test
  void output_and_errors_come_together_and_nothing_is_read_from_standard_input() throws Exception {
    ProcessResult result = shell("echo out; echo err >&2; cat; pwd; echo \"$X\"");

    assertThat(result.output().lines())
        .containsExactly("out", "err", folder.toRealPath().toString());
  }

  @Test
  void variables_and_folder_are_handed_on() throws Exception {
    Files.createDirectory(folder.resolve("sub"));

    ProcessResult result =
        processes.run(
            ProcessSpec.program(List.of("sh", "-c", "echo $X; pwd"))
                .in(folder.resolve("sub"))
                .withEnvironment(Map.of("X", "a b")));

    assertThat(result.output().lines())
        .containsExactly("a b", folder.resolve("sub").toRealPath().toString());
  }

  @Test
  void a_flood_keeps_its_end_only() throws Exception {
    ProcessResult result = shell("head -c 50000000 /dev/zero | tr '\\0' x; echo END");

    assertThat(result.outputBytes()).isEqualTo(50_000_004);
    assertThat(result.output()).hasSizeLessThanOrEqualTo(8192).endsWith("xEND");
  }

  @Test
  void bytes_that_are_no_text_are_replaced() throws Exception {
    ProcessResult result = shell("printf 'a\\377\\033[31mb\\000c\\n'");

    assertThat(result.output()).doesNotContain("\u001b", "\0").startsWith("a").contains("b");
  }

  @Test
  void a_timeout_kills_the_whole_group() throws Exception {
    ProcessResult result =
        processes.run(
            ProcessSpec.shell(
                    "sh -c 'echo $$ > child; trap \"\" TERM; sleep 600; sleep 600' & wait")
                .withTimeout(Duration.ofSeconds(1)));

    assertThat(result.ending()).isEqualTo(ProcessResult.Ending.TIMED_OUT);
    assertThat(result.detail()).contains("PT1S");
    await().until(this::childIsGone);
  }

  @Test
  void a_child_that_keeps_the_output_open_does_not_keep_us_waiting() throws Exception {
    long start = System.nanoTime();

    ProcessResult result = shell("sleep 600 & echo $! > child; echo done");

    assertThat(result.isSuccess()).isTrue();
    assertThat(result.output()).isEqualTo("done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    await().until(this::childIsGone);
  }

  @Test
  void an_interruption_kills_it() throws Exception {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> shell("sleep 600")).isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_missing_program_or_folder_is_told() throws Exception {
    ProcessResult program = processes.run(ProcessSpec.program(List.of("no-such-program")));
    ProcessResult path = processes.run(ProcessSpec.program(List.of("./not-there")));
    ProcessResult where = processes.run(ProcessSpec.shell("true").in(folder.resolve("absent")));

    assertThat(List.of(program, path, where))
        .allSatisfy(
            result -> assertThat(result.ending()).isEqualTo(ProcessResult.Ending.NOT_STARTED));
    assertThat(program.detail()).contains("there is no program \"no-such-program\" in PATH");
    assertThat(path.detail()).contains("./not-there is not there");
    assertThat(where.detail()).contains("does not exist");
  }
}
