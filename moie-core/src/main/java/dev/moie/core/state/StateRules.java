package dev.moie.core.state;

import dev.moie.core.state.StateReader.ReadJob;
import dev.moie.core.state.StateReader.ReadPhase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the parts of a state file must be to each other. */
final class StateRules {
  private final Problems problems;
  private final StateReader.Result read;
  private final Map<String, ReadJob> jobs = new HashMap<>();

  StateRules(Problems problems, StateReader.Result read) {
    this.problems = problems;
    this.read = read;
  }

  void check() {
    uniquePhases();
    uniqueJobs();
    if (problems.hasErrors()) {
      return;
    }
    new NeedsRules(read.jobs(), jobs).check();
    currentPhase();
    phasesThatEndNowhere();
  }

  private void uniquePhases() {
    Map<Integer, ReadPhase> seen = new HashMap<>();
    for (ReadPhase phase : read.phases()) {
      ReadPhase first = seen.putIfAbsent(phase.phase().id(), phase);
      if (first != null) {
        phase
            .fields()
            .error(
                "id",
                "another phase has the id "
                    + phase.phase().id()
                    + " (line "
                    + problems.line(first.fields().where("id"))
                    + "); give each phase its own");
      }
    }
  }

  private void uniqueJobs() {
    for (ReadJob job : read.jobs()) {
      ReadJob first = jobs.putIfAbsent(job.job().id(), job);
      if (first != null) {
        job.fields()
            .error(
                "id",
                "another job has the id \""
                    + job.job().id()
                    + "\" (line "
                    + problems.line(first.fields().where("id"))
                    + "); give each job its own");
      }
    }
  }

  private void currentPhase() {
    int current = read.state().meta().currentPhase();
    List<Phase> phases = read.state().phases();
    if (phases.isEmpty() || phases.stream().anyMatch(phase -> phase.id() == current)) {
      return;
    }
    boolean larger = phases.stream().anyMatch(phase -> phase.id() > current);
    if (larger) {
      read.jobs().stream()
          .filter(job -> job.phase().id() < current && job.job().isOpen())
          .findFirst()
          .ifPresent(
              open ->
                  read.meta()
                      .error(
                          "current_phase",
                          "there is no phase "
                              + current
                              + ", and job "
                              + open.job().id()
                              + " of phase "
                              + open.phase().id()
                              + " is still open; set current_phase to "
                              + open.phase().id()));
      if (!problems.hasErrors()) {
        read.meta()
            .warning(
                "current_phase", "there is no phase " + current + "; the next larger id is taken");
      }
      return;
    }
    phases.stream()
        .filter(phase -> phase.status() != PhaseStatus.COMPLETED)
        .findFirst()
        .ifPresent(
            open ->
                read.meta()
                    .error(
                        "current_phase",
                        "there is no phase "
                            + current
                            + ", and phase "
                            + open.id()
                            + " is not completed; set current_phase to "
                            + open.id()));
  }

  private void phasesThatEndNowhere() {
    int last = read.state().phases().stream().mapToInt(Phase::id).max().orElse(0);
    for (ReadPhase phase : read.phases()) {
      List<Job> own = phase.phase().jobs();
      if (phase.phase().status() == PhaseStatus.COMPLETED) {
        continue;
      }
      if (own.isEmpty()) {
        phase
            .fields()
            .warning("jobs", "phase " + phase.phase().id() + " has no jobs; it waits for some");
      } else if (own.stream().allMatch(Job::isCyclic) && phase.phase().id() < last) {
        phase
            .fields()
            .warning(
                "jobs",
                "phase "
                    + phase.phase().id()
                    + " has only cyclic jobs, which never complete: the phases behind it are not"
                    + " reached");
      }
    }
  }
}
