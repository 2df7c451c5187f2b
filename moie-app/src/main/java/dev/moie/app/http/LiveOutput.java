package dev.moie.app.http;

import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.JobReport;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What plugins tell of jobs that run in this process, while they do. Of jobs that another process
 * runs nothing is known before their end. Thread-safe.
 */
public final class LiveOutput implements BeatProgress {
  private static final int MOST_LINES = 500;

  private final BeatProgress next;
  private final Map<String, Deque<String>> byJob = new ConcurrentHashMap<>();

  /**
   * Listens.
   *
   * @param next follows it, too
   */
  public LiveOutput(BeatProgress next) {
    this.next = next;
  }

  @Override
  public void taking(Phase phase, Job job) {
    byJob.put(job.id(), new ArrayDeque<>());
    next.taking(phase, job);
  }

  @Override
  public void line(Job job, String line) {
    byJob.computeIfPresent(
        job.id(),
        (id, lines) -> {
          synchronized (lines) {
            lines.add(line);
            if (lines.size() > MOST_LINES) {
              lines.remove();
            }
          }
          return lines;
        });
    next.line(job, line);
  }

  @Override
  public void done(JobReport report) {
    byJob.remove(report.job().id());
    next.done(report);
  }

  @Override
  public void promoted(Phase phase) {
    next.promoted(phase);
  }

  /** Whether a job runs in this process. */
  boolean knows(String job) {
    return byJob.containsKey(job);
  }

  List<String> of(String job) {
    Deque<String> lines = byJob.get(job);
    if (lines == null) {
      return List.of();
    }
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
