package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.io.Disk;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogException;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.testing.FailingDisk;
import dev.moie.core.testing.FailingLog;
import dev.moie.core.testing.TestWorkspace;
import dev.moie.core.testing.TreeOfFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each single write of a beat fails once, in every way: it is told, and nothing is lost by it. */
@Tag("slow")
class FaultsTest {

  /** A beat with a verification, an action, a promotion and a waiting person. */
  private static void prepare(TestWorkspace workspace) {
    workspace
        .state(
            1,
            phase(1, "active", job("1.1", "pending", ""), job("1.2", "pending", write("1.2"))),
            phase(2, "locked", job("2.1", "pending", "")))
        .file("1.1", "yes");
  }

  /** Makes the beat; what it threw, or its report. */
  private static Optional<Exception> beat(TestWorkspace workspace, ExecutionLog log) {
    Engine real = workspace.engine();
    Engine engine =
        new Engine(
            real.steps(),
            log,
            real.events(),
            real.journal(),
            real.clock(),
            real.pause(),
            real.ids(),
            real.random());
    try {
      BeatReport report = new Heartbeat(engine, workspace.store()).beat(false, BeatProgress.NONE);
      boolean told = report.hasProblem() || !report.notes().isEmpty();
      return told ? Optional.of(new IOException(report.notes().toString())) : Optional.empty();
    } catch (Exception e) {
      return Optional.of(e);
    } finally {
      workspace.log().close();
    }
  }

  /** What holds after a beat with a fault, and after one without that follows it. */
  private static void check(Path root, String what, Optional<Exception> told) throws Exception {
    told.ifPresent(
        failure ->
            assertThat(failure)
                .as(what)
                .isInstanceOfAny(IOException.class, LogException.class, InvalidStateException.class)
                .message()
                .isNotBlank());
    try (TestWorkspace after = new TestWorkspace(root)) {
      assertThat(after.onDisk().path("phases")).as(what + ": the old file or a new one").hasSize(2);
      BeatReport report = after.tryBeat();
      assertThat(report.hasProblem()).as(what).isFalse();
      for (String id : List.of("1.1", "1.2")) {
        assertThat(after.jobOnDisk(id).path("status").asText()).as(what).isEqualTo("completed");
      }
      assertThat(after.onDisk().path("meta").path("current_phase").asInt()).as(what).isEqualTo(2);
      assertThat(after.ran()).as(what + ": once").hasSize(1);
      try (Stream<Path> files = Files.list(root)) {
        assertThat(files.map(path -> path.getFileName().toString()))
            .as(what)
            .noneMatch(name -> name.startsWith(".sovereign"));
      }
    }
  }

  @Test
  void each_step_on_the_disk_may_fail() throws Exception {
    int calls = disk(0, FailingDisk.Fault.IO_ERROR);
    int told = 0;
    int failed = 0;
    for (int call = 1; call <= calls; call++) {
      for (FailingDisk.Fault fault : faults(call)) {
        told += disk(call, fault) < 0 ? 1 : 0;
        failed++;
      }
    }
    System.out.printf(
        "faults: a beat takes %d steps on the disk; of %d faults %d were told, the others harmless%n",
        calls, failed, told);
    assertThat(calls).isGreaterThan(15);
    assertThat(told).isGreaterThan(failed / 3);
  }

  /** In the short run each step fails in one of the ways, in turn. */
  private static List<FailingDisk.Fault> faults(int call) {
    List<FailingDisk.Fault> all = List.of(FailingDisk.Fault.values());
    return Boolean.getBoolean("moie.slow") ? all : List.of(all.get(call % all.size()));
  }

  /** A beat with a fault at one call; the number of calls, negative if the fault was told. */
  private static int disk(int call, FailingDisk.Fault fault) throws Exception {
    Path root = Files.createTempDirectory("faults");
    FailingDisk disk = call == 0 ? FailingDisk.counting() : FailingDisk.at(call, fault);
    Optional<Exception> told;
    try (TestWorkspace workspace = new TestWorkspace(root, disk)) {
      prepare(workspace);
      told = beat(workspace, workspace.log());
    }
    check(root, fault + " at step " + call, told);
    TreeOfFiles.delete(root);
    return told.isPresent() ? -disk.calls() : disk.calls();
  }

  @Test
  void each_write_to_the_log_may_fail() throws Exception {
    int calls = log(0, false);
    for (int call = 1; call <= calls; call++) {
      log(call, false);
      log(call, true);
    }
    System.out.println("faults: a beat writes " + calls + " times to the log; each failed twice");
    assertThat(calls).isGreaterThan(4);
  }

  private static int log(int call, boolean after) throws Exception {
    Path root = Files.createTempDirectory("faults");
    AtomicInteger calls = new AtomicInteger();
    Optional<Exception> told;
    try (TestWorkspace workspace = new TestWorkspace(root, Disk.LOCAL)) {
      prepare(workspace);
      told = beat(workspace, FailingLog.of(workspace.log(), call, after, calls));
    }
    assertThat(told.isPresent()).isEqualTo(call > 0);
    check(root, "log write " + call + (after ? ", done all the same" : ""), told);
    TreeOfFiles.delete(root);
    return calls.get();
  }
}
