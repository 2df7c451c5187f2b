package dev.moie.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.api.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is left of programs that misbehave, however many: everything is counted. */
@Tag("slow")
class LeftoversTest {
  private static final int PROGRAMS = Boolean.getBoolean("moie.slow") ? 1000 : 60;
  private static final int AT_ONCE = 4;
  private static final List<HostileProgram> KINDS = List.of(HostileProgram.values());

  /** Everything that a program could leave. */
  private record Counted(
      List<String> processes, long descriptors, List<String> threads, List<Path> files) {

    static Counted now(Path folder) {
      List<Path> files = new ArrayList<>();
      for (Path place : List.of(folder, Path.of(System.getProperty("java.io.tmpdir")))) {
        try (Stream<Path> entries = Files.list(place)) {
          entries.filter(entry -> isOurs(folder, entry)).forEach(files::add);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
      return new Counted(
          ProcessTable.ofOurs(folder),
          ProcessTable.descriptors(),
          ProcessTable.threads(),
          files.stream().sorted().toList());
    }

    /** What other tests of this process have begun may end meanwhile. */
    void assertNothingAddedTo(Counted before) {
      assertThat(processes).isEmpty();
      assertThat(descriptors).isLessThanOrEqualTo(before.descriptors);
      assertThat(before.threads).containsAll(threads);
      assertThat(threads).hasSizeLessThanOrEqualTo(before.threads.size());
      assertThat(files).isEqualTo(before.files);
    }

    /** Others use the temporary folder too; what we would put there bears our name. */
    private static boolean isOurs(Path folder, Path entry) {
      return entry.startsWith(folder) || entry.getFileName().toString().contains("moie-process");
    }
  }

  @Test
  void of_many_hostile_programs_at_once(@TempDir Path temporary, @TempDir Path cache)
      throws Exception {
    assumeTrue(ProcessTable.isThere(), "skipped: without /proc nothing can be counted");
    Path folder = temporary.toRealPath();
    // Once, so that what Java itself opens for good is open.
    run(folder, cache, KINDS.size());
    // What was killed is gone once init has taken note, which on a busy machine takes a moment.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(ProcessTable.ofOurs(folder)).isEmpty());
    Counted before = Counted.now(folder);

    run(folder, cache, PROGRAMS);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> Counted.now(folder).assertNothingAddedTo(before));
    assertThat(before.processes()).isEmpty();
    assertThat(ProcessTable.reapers()).isZero();
    System.out.println(
        PROGRAMS
            + " hostile programs, "
            + AT_ONCE
            + " at once: 0 processes left, "
            + before.descriptors()
            + " descriptors and "
            + before.threads().size()
            + " threads before and none more after, "
            + before.files().size()
            + " files");
  }

  private static void run(Path folder, Path cache, int count) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    try (LocalProcesses processes =
        new LocalProcesses(folder, Optional.of(cache.resolve("moie")))) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        HostileProgram program = KINDS.get(i % KINDS.size());
        running.add(
            callers.submit(
                () -> {
                  ProcessResult result = processes.run(program.in(folder));
                  assertThat(result.ending()).as(program.name()).isEqualTo(program.ending());
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      callers.shutdown();
      assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
