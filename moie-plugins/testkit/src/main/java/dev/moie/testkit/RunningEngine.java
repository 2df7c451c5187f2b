package dev.moie.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.ActionResult;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.Verification;
import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.Engine;
import dev.moie.core.engine.FileJournal;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.engine.StepCall;
import dev.moie.core.io.Disk;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionIds;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.LazyExecutionLog;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** The engine in a workspace of its own: the real store, log and plugin host. */
final class RunningEngine implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final TestFolder folder;
  private final Workspace workspace;
  private final StateFile state;
  private final TestClock clock;
  private final TestHost host;
  private final ExecutionLog log;

  private RunningEngine(TestFolder folder, Path jar, List<Path> beside, TestClock clock) {
    this.folder = folder;
    this.clock = clock;
    this.workspace = new Workspace(folder.path().resolve("workspace"));
    this.state = new StateFile(workspace.stateFile());
    this.host = TestHost.open(workspace, jar, beside, clock);
    this.log = new LazyExecutionLog(Disk.LOCAL, workspace.executionLog(), SqliteExecutionLog::open);
  }

  static RunningEngine start(Function<Path, Path> plugin, List<Path> beside, TestClock clock)
      throws IOException {
    TestFolder folder = TestFolder.make();
    try {
      Path jar = plugin.apply(folder.path().resolve("jar"));
      return new RunningEngine(folder, jar, beside, clock);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  Workspace workspace() {
    return workspace;
  }

  StateFile state() {
    return state;
  }

  TestClock clock() {
    return clock;
  }

  Beat beat() {
    state.save();
    Random random = new Random(1);
    PluginHost plugins = host.plugins();
    Engine engine =
        new Engine(
            plugins,
            log,
            plugins,
            new FileJournal(Disk.LOCAL, workspace.journal(), clock),
            clock,
            clock::advance,
            new ExecutionIds(clock, random),
            random);
    FileStateStore store = new FileStateStore(Disk.LOCAL, workspace.stateFile(), ZoneOffset.UTC);
    try {
      return new Beat(new Heartbeat(engine, store).beat(false, BeatProgress.NONE));
    } catch (InterruptedException e) {
      throw new IllegalStateException("the test was interrupted", e);
    } catch (Exception e) {
      throw new AssertionError("the heartbeat failed: " + e.getMessage(), e);
    } finally {
      // As when the process ends.
      log.close();
    }
  }

  Verification verify(String uses, Map<String, ?> with) {
    try {
      return host.plugins().verify(step(uses, with), call());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the test was interrupted", e);
    }
  }

  ActionResult run(String uses, Map<String, ?> with) {
    try {
      return host.plugins().run(step(uses, with), call());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the test was interrupted", e);
    }
  }

  List<PastRun> history(String job) {
    HistoryQuery all = new HistoryQuery(Optional.of(job), false, Optional.empty(), 1000);
    try {
      return log.history(all).stream().map(RunningEngine::pastRun).toList();
    } finally {
      log.close();
    }
  }

  List<String> pluginProblems() {
    return host.problems();
  }

  private static PastRun pastRun(Execution entry) {
    return new PastRun(
        entry.job(),
        entry.attempt(),
        entry.type(),
        entry.startedAt(),
        entry.outcome(),
        entry.reason(),
        entry.output());
  }

  private static Step step(String uses, Map<String, ?> with) {
    return new Step(uses, new ObjectMapper().<ObjectNode>valueToTree(with));
  }

  private static StepCall call() {
    return new StepCall(
        JobInfo.of("0", "A call outside any heartbeat", "", false),
        PhaseInfo.of(0, "TEST"),
        1,
        TIMEOUT,
        line -> {});
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      host.close();
      log.close();
    } finally {
      folder.close();
    }
  }
}
