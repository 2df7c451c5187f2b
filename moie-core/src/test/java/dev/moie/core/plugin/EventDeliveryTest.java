package dev.moie.core.plugin;

import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.engine.BeatReport;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What listeners hear, in which order, and who waits for them. */
@Timeout(60)
class EventDeliveryTest {
  @TempDir Path root;

  /** A listener that does something at each job, and writes down what it was told after that. */
  private void listener(String atEachJob) throws Exception {
    PluginJar.of("ear")
        .source(
            "ear.Ear",
            """
            package ear;
            import dev.moie.api.event.*;
            import java.nio.file.*;
            @org.pf4j.Extension
            public final class Ear implements dev.moie.api.EngineListener {
              private final dev.moie.api.files.WorkspaceFiles files;
              @jakarta.inject.Inject public Ear(dev.moie.api.files.WorkspaceFiles files) {
                this.files = files;
              }
              @Override public void heartbeatStarted(HeartbeatStarted event) { hear("started"); }
              @Override public void jobFinished(JobFinished event) {
                String job = event.job().id();
                AT_EACH_JOB
                hear(job);
              }
              @Override public void phaseCompleted(PhaseCompleted event) { hear("phase"); }
              @Override public void heartbeatFinished(HeartbeatFinished event) { hear("finished"); }
              private void hear(String what) {
                try {
                  files.append(Path.of("heard.txt"), (what + "\\n").getBytes());
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            }
            """
                .replace("AT_EACH_JOB", atEachJob))
        .into(root.resolve("plugins"));
  }

  private static String[] jobs(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(each -> job("1." + each, "pending", write("1." + each)))
        .toArray(String[]::new);
  }

  @Test
  void whoever_fails_at_some_events_hears_all_the_others_in_order() throws Exception {
    listener("if (job.endsWith(\"3\")) { throw new IllegalStateException(\"three\"); }");
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      workspace.state(1, phase(1, "active", jobs(40)));
      workspace.beat();

      List<String> expected = new ArrayList<>(List.of("started"));
      IntStream.rangeClosed(1, 40)
          .mapToObj(each -> "1." + each)
          .filter(each -> !each.endsWith("3"))
          .forEach(expected::add);
      expected.addAll(List.of("phase", "finished"));
      assertThat(workspace.text("heard.txt").lines()).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void the_jobs_of_a_beat_do_not_wait_for_a_listener_and_its_end_does() throws Exception {
    // If the second job waited for what the first one's event leads to, it would never be there.
    listener("while (!Files.exists(files.root().resolve(\"1.2\"))) { Thread.onSpinWait(); }");
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      workspace.state(1, phase(1, "active", jobs(2)));

      BeatReport report = workspace.beat();

      assertThat(outcomes(report)).containsExactly("1.1 EXECUTED", "1.2 EXECUTED");
      assertThat(workspace.text("heard.txt").lines())
          .containsExactly("started", "1.1", "1.2", "phase", "finished");
    }
  }
}
