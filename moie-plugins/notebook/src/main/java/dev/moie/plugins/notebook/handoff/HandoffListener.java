package dev.moie.plugins.notebook.handoff;

import dev.moie.api.EngineListener;
import dev.moie.api.JobOutcome;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import dev.moie.plugins.notebook.state.StateFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pf4j.Extension;

/**
 * Writes a {@link HandoffReport} at the end of a heartbeat that changed something: a job was
 * completed, a cyclic one ran, a phase was completed, or something else than before stands in the
 * way. Beats of which each finds the same say nothing; nor does one on a node of a cluster, where
 * there is no state file to tell of.
 */
@Extension
public final class HandoffListener implements EngineListener {
  private static final int MOST = 100;

  private final WorkspaceFiles files;
  private final Clock clock;
  private final List<String> happened = new ArrayList<>();
  private final Set<String> completed = new HashSet<>();
  private final TreeSet<String> standing = new TreeSet<>();
  private boolean changed;
  private int more;

  /**
   * Made by the engine.
   *
   * @param files where the reports lie
   * @param clock the time of a report
   */
  @Inject
  public HandoffListener(WorkspaceFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  @Override
  public void jobFinished(JobFinished event) {
    JobOutcome outcome = event.outcome();
    String job = event.job().id();
    if (outcome.completes()) {
      completed.add(job);
    }
    boolean ran = outcome == JobOutcome.CYCLIC_RAN || outcome == JobOutcome.CYCLIC_FAILED;
    changed |= outcome.completes() || ran;
    if (!outcome.completes() && !ran && outcome != JobOutcome.CYCLIC_HELD) {
      standing.add(job + " " + outcome + " " + event.attempts());
    }
    if (outcome != JobOutcome.CYCLIC_HELD) {
      String reason = event.reason().isEmpty() ? "" : ": " + event.reason();
      happen(job + " " + event.job().task() + ": " + outcome + reason);
    }
  }

  /** A phase may have tens of thousands of jobs, which nobody reads. */
  private void happen(String line) {
    if (happened.size() < MOST) {
      happened.add(line);
    } else {
      more++;
    }
  }

  @Override
  public void phaseCompleted(PhaseCompleted event) {
    changed = true;
    String next = event.next().map(phase -> "; phase " + phase.id() + " begins").orElse("");
    happen("Phase " + event.phase().id() + " is completed" + next);
  }

  @Override
  public void heartbeatFinished(HeartbeatFinished event) {
    try {
      if (StateFile.in(files.root()).isEmpty()) {
        return;
      }
      boolean other = stands();
      if (other || changed) {
        happened.add(0, "The heartbeat came to " + event.outcome());
        if (more > 0) {
          happened.add("and " + more + " more; moie history tells them");
        }
        HandoffReport.of(files, clock, happened, completed).write(files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      happened.clear();
      completed.clear();
      standing.clear();
      changed = false;
      more = 0;
    }
  }

  /** Whether something else stands in the way than after the last beat, of another process too. */
  private boolean stands() throws IOException {
    Path file = files.data().resolve("standing");
    byte[] now = String.join("\n", standing).getBytes(StandardCharsets.UTF_8);
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    if (java.util.Arrays.equals(now, before)) {
      return false;
    }
    files.write(file, now, WriteOptions.defaults());
    return true;
  }
}
