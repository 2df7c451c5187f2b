package dev.moie.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.core.engine.StepCall;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.Rehearsal;
import dev.moie.core.plugin.TypeInfo;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One life of a plugin: loaded, made ready for everything that it offers, unloaded. */
final class PluginTrial implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TestFolder folder;
  private final TestHost host;
  private final String id;
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  private PluginTrial(TestFolder folder, TestHost host) {
    this.folder = folder;
    this.host = host;
    this.id = host.report().id();
  }

  static PluginTrial open(Path jar, List<Path> beside) throws IOException {
    TestFolder folder = TestFolder.make();
    Workspace workspace = new Workspace(folder.path());
    return new PluginTrial(folder, TestHost.open(workspace, jar, beside, Clock.systemUTC()));
  }

  PluginReport report() {
    return host.report();
  }

  List<String> problems() {
    return host.problems();
  }

  Rehearsal rehearse(TypeInfo type, ObjectNode with) throws InterruptedException {
    StepCall call =
        new StepCall(
            JobInfo.of("0", "A rehearsal", "", false),
            PhaseInfo.of(0, "TEST"),
            1,
            PATIENCE,
            line -> {});
    return host.plugins().rehearse(new Step(type.name(), with), type.kind(), call);
  }

  /** Makes an instance of everything. */
  void exercise() throws InterruptedException {
    for (TypeInfo type : report().types()) {
      loaders.add(rehearse(type, type.example()).loader());
    }
    host.plugins().publish(new HeartbeatStarted(Clock.systemUTC().instant(), "Test", "Test", 1));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      host.close();
    } finally {
      folder.close();
    }
  }

  /** What is still there although the plugin is unloaded. */
  List<String> leftBehind() throws InterruptedException {
    List<String> left = new ArrayList<>();
    if (!becomesTrue(() -> threads().isEmpty() && isReclaimed())) {
      threads().forEach(thread -> left.add("the thread " + thread.getName()));
      if (!isReclaimed()) {
        left.add("the class loader of " + id);
      }
    }
    return left;
  }

  private boolean isReclaimed() {
    return loaders.stream().allMatch(loader -> loader.refersTo(null));
  }

  private static boolean becomesTrue(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      System.gc();
      Thread.sleep(50);
    }
    return true;
  }

  /** The live threads that the engine made for the plugin, and those that they started. */
  private List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream().filter(this::isOfThePlugin).toList();
  }

  private boolean isOfThePlugin(Thread thread) {
    for (ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
      if (group.getName().equals("moie-plugin-" + id)) {
        return true;
      }
    }
    return false;
  }
}
