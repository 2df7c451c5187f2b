package dev.moie.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessResult.Ending;
import dev.moie.api.process.ProcessSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a program does, it ends, its group ends, and the end of its output is told. */
@Timeout(120)
class HostileProgramsTest {
  @TempDir Path temporary;
  @TempDir Path cache;
  private Path folder;
  private LocalProcesses processes;

  @BeforeEach
  void open() throws Exception {
    folder = temporary.toRealPath();
    processes = new LocalProcesses(folder, cacheFolder());
  }

  /** Where the launcher goes. */
  Optional<Path> cacheFolder() {
    return Optional.of(cache.resolve("moie"));
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private ProcessResult shell(String line) throws InterruptedException {
    return processes.run(ProcessSpec.shell(line).withTimeout(Duration.ofSeconds(60)));
  }

  private void nobodyIsLeft() {
    assumeTrue(ProcessTable.isThere(), "without /proc nobody can be counted");
    processes.close();
    await().untilAsserted(() -> assertThat(ProcessTable.ofOurs(folder)).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(HostileProgram.class)
  void a_program_that(HostileProgram program) throws Exception {
    long start = System.nanoTime();

    ProcessResult result = processes.run(program.in(folder));

    assertThat(result.ending()).isEqualTo(program.ending());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    assertThat(result.output().length()).isLessThanOrEqualTo(OutputTail.KEPT);
    assertThat(result.output()).doesNotContain("\0", "\u001b");
    if (program.saysLast()) {
      assertThat(result.output()).endsWith("last");
    }
    nobodyIsLeft();
  }

  @Test
  void that_escapes_and_floods_gets_neither_our_memory_nor_our_threads() throws Exception {
    assumeTrue(ProcessTable.isThere(), "without /proc nobody can be counted");
    String inItsOwnSession = "exec setsid sh -c 'echo $$ > escaped; exec yes'";

    ProcessResult result =
        shell("(" + inItsOwnSession + ") & until test -s escaped; do :; done; echo last");

    assertThat(result.ending()).isEqualTo(Ending.EXITED);
    // Nobody reads any more: it dies of SIGPIPE, and Java's own thread is free.
    nobodyIsLeft();
    await().untilAsserted(() -> assertThat(ProcessTable.reapers()).isZero());
  }

  @Test
  void that_escapes_and_keeps_the_output_open_holds_nothing_of_ours() throws Exception {
    assumeTrue(ProcessTable.isThere(), "without /proc nobody can be counted");
    long before = ProcessTable.descriptors();

    ProcessResult result =
        shell(
            "(exec setsid sh -c 'echo $$ > escaped; exec sleep 600') &"
                + " until test -s escaped; do :; done; echo last");
    long escaped = Long.parseLong(Files.readString(folder.resolve("escaped")).strip());

    try {
      assertThat(result.output()).isEqualTo("last");
      // As documented: a session of its own is out of reach.
      assertThat(ProcessHandle.of(escaped)).isPresent();
      processes.close();
      await().untilAsserted(() -> assertThat(ProcessTable.reapers()).isZero());
      assertThat(ProcessTable.descriptors()).isEqualTo(before);
    } finally {
      ProcessHandle.of(escaped).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void whose_output_passes_through_a_child_is_heard_to_its_end() throws Exception {
    ProcessResult result = shell("(sleep 0.05; echo last) & exit 3");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.output()).isEqualTo("last");
  }

  @Test
  void that_says_something_when_it_is_told_to_end_is_heard() throws Exception {
    ProcessResult result =
        processes.run(
            ProcessSpec.shell("trap 'echo last; exit 0' TERM; while :; do sleep 0.01; done")
                .withTimeout(HostileProgram.LIMIT));

    assertThat(result.ending()).isEqualTo(Ending.TIMED_OUT);
    assertThat(result.output()).endsWith("last");
  }

  @Test
  void that_kills_the_shell_which_sends_our_signals_is_killed_all_the_same() throws Exception {
    assumeTrue(ProcessTable.isThere(), "without /proc our shell is not found");
    shell("true");
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      children.forEach(ProcessHandle::destroyForcibly);
    }

    ProcessResult result = processes.run(HostileProgram.IGNORES_SIGTERM.in(folder));

    assertThat(result.ending()).isEqualTo(Ending.TIMED_OUT);
    nobodyIsLeft();
  }

  @Test
  void that_ignores_sigterm_is_killed_although_we_are_interrupted_again_and_again()
      throws Exception {
    Thread caller = Thread.currentThread();
    Thread impatient =
        new Thread(
            () -> {
              await().until(() -> Files.exists(folder.resolve("runs")));
              for (int i = 0; i < 1000; i++) {
                caller.interrupt();
                Thread.onSpinWait();
              }
            });
    impatient.start();

    assertThatThrownBy(() -> shell("trap '' TERM; touch runs; while :; do sleep 600; done"))
        .isInstanceOf(InterruptedException.class);

    while (impatient.isAlive()) {
      Thread.onSpinWait();
    }
    Thread.interrupted();
    nobodyIsLeft();
  }

  @Test
  void that_cannot_be_started_is_a_result() throws Exception {
    Files.createDirectory(folder.resolve("a-folder"));
    List<String> tooLong = List.of("echo", String.join("", Collections.nCopies(3_000_000, "x")));

    ProcessResult tooMuch = processes.run(ProcessSpec.program(tooLong));
    ProcessResult nul = processes.run(ProcessSpec.program(List.of("echo", "a\0b")));
    ProcessResult name = processes.run(ProcessSpec.program(List.of("a\0b")));
    ProcessResult variable =
        processes.run(ProcessSpec.shell("true").withEnvironment(Map.of("A=B", "x")));
    ProcessResult directory = processes.run(ProcessSpec.program(List.of("./a-folder")));

    assertThat(List.of(tooMuch, nul, name, variable, directory))
        .allSatisfy(result -> assertThat(result.ending()).isEqualTo(Ending.NOT_STARTED));
    assertThat(tooMuch.detail()).contains("too long").hasSizeLessThan(500);
  }

  @Test
  void whose_limit_is_longer_than_a_long_counts_in_nanoseconds_runs() throws Exception {
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(processes.run(ProcessSpec.shell("true").withTimeout(ages)).isSuccess()).isTrue();
  }
}
