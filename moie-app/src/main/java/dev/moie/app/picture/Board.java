package dev.moie.app.picture;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a picture shows: the state, and what is recorded of the jobs that never complete.
 *
 * @param state what the file says
 * @param file the path of the file
 * @param runs the last executions of each cyclic job, oldest first
 * @param at when the picture is made
 * @param zone what times are told in
 */
public record Board(
    State state, String file, Map<String, List<Execution>> runs, Instant at, ZoneId zone) {
  /** How many executions of a job are shown. */
  static final int RUNS = 40;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  public Board {
    runs = Map.copyOf(runs);
  }

  /** Reads what is recorded of the cyclic jobs. */
  public static Board read(State state, String file, ExecutionLog log, Instant at, ZoneId zone) {
    Map<String, List<Execution>> runs = new HashMap<>();
    for (Phase phase : state.phases()) {
      for (Job job : phase.jobs()) {
        if (job.isCyclic()) {
          List<Execution> found =
              new ArrayList<>(
                  log.history(
                      new HistoryQuery(Optional.of(job.id()), false, Optional.empty(), RUNS)));
          found.removeIf(each -> each.kind() != Execution.Kind.STEP);
          Collections.reverse(found);
          runs.put(job.id(), List.copyOf(found));
        }
      }
    }
    return new Board(state, file, runs, at, zone);
  }

  /** By id, as they follow each other. */
  List<Phase> phases() {
    return state.phases().stream().sorted(Comparator.comparing(Phase::id)).toList();
  }

  boolean isCurrent(Phase phase) {
    return phase.id() == state.meta().currentPhase();
  }

  List<Execution> runsOf(Job job) {
    return runs.getOrDefault(job.id(), List.of());
  }

  String time(Instant time) {
    return TIME.format(time.atZone(zone));
  }

  /** How many jobs can be completed, and how many are. */
  record Count(long done, long all) {
    static Count of(List<Phase> phases) {
      List<Job> finite =
          phases.stream()
              .flatMap(phase -> phase.jobs().stream())
              .filter(job -> !job.isCyclic())
              .toList();
      long done = finite.stream().filter(job -> job.status() == JobStatus.COMPLETED).count();
      return new Count(done, finite.size());
    }

    long percent() {
      return all == 0 ? 0 : done * 100 / all;
    }

    String words() {
      return all == 0 ? "no jobs to complete" : done + " of " + all + " completed";
    }
  }
}
