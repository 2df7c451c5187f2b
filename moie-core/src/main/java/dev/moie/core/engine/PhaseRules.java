package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.PhaseStatus;
import dev.moie.core.state.State;
import dev.moie.core.state.StateChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What becomes of the current phase once its jobs were taken. Pure: a state in, a decision out. */
final class PhaseRules {

  /** What becomes of the current phase. */
  enum Kind {
    /** The next phase begins. */
    PROMOTE,
    /** All is done but the cyclic jobs. */
    MONITOR,
    /** All is done. */
    SOVEREIGN,
    /** Something is open, or the phase has no jobs. */
    WAIT
  }

  /**
   * A decision.
   *
   * @param kind in one word
   * @param changes what the state has to say then
   * @param completed the phase that is completed by them
   * @param next the phase that begins by them
   */
  record Decision(
      Kind kind,
      List<StateChange.Transition> changes,
      Optional<Phase> completed,
      Optional<Phase> next) {}

  private PhaseRules() {}

  static Decision decide(State state) {
    int currentId = state.meta().currentPhase();
    Optional<Phase> current = state.phase(currentId);
    boolean open =
        state.phases().stream()
            .filter(phase -> phase.id() <= currentId)
            .flatMap(phase -> phase.jobs().stream())
            .anyMatch(Job::isOpen);
    if (current.isEmpty()) {
      return withoutCurrent(state, open);
    }
    Phase phase = current.get();
    boolean onlyCyclic = phase.jobs().stream().allMatch(Job::isCyclic);
    if (open || phase.jobs().isEmpty()) {
      return stay(Kind.WAIT, phase);
    }
    if (onlyCyclic) {
      return stay(Kind.MONITOR, phase);
    }
    Optional<Phase> next = nextAfter(state, currentId);
    if (next.isPresent()) {
      return promote(state, Optional.of(phase), next.get());
    }
    if (phase.jobs().stream().anyMatch(Job::isCyclic)) {
      return stay(Kind.MONITOR, phase);
    }
    return phase.status() == PhaseStatus.COMPLETED
        ? new Decision(Kind.SOVEREIGN, List.of(), Optional.empty(), Optional.empty())
        : new Decision(
            Kind.SOVEREIGN,
            List.of(to(phase, PhaseStatus.COMPLETED)),
            Optional.of(phase),
            Optional.empty());
  }

  /** The next larger id: ids may have gaps, and the original's "plus one" led nowhere. */
  static Optional<Phase> nextAfter(State state, int id) {
    return state.phases().stream()
        .filter(phase -> phase.id() > id)
        .min(Comparator.comparingInt(Phase::id));
  }

  private static Decision withoutCurrent(State state, boolean open) {
    Optional<Phase> next = nextAfter(state, state.meta().currentPhase());
    if (next.isPresent()) {
      return promote(state, Optional.empty(), next.get());
    }
    Kind kind = open || state.phases().isEmpty() ? Kind.WAIT : Kind.SOVEREIGN;
    return new Decision(kind, List.of(), Optional.empty(), Optional.empty());
  }

  private static Decision stay(Kind kind, Phase phase) {
    List<StateChange.Transition> changes =
        phase.status() == PhaseStatus.ACTIVE || phase.jobs().isEmpty()
            ? List.of()
            : List.of(to(phase, PhaseStatus.ACTIVE));
    return new Decision(kind, changes, Optional.empty(), Optional.empty());
  }

  private static Decision promote(State state, Optional<Phase> current, Phase next) {
    List<StateChange.Transition> changes = new ArrayList<>();
    for (Phase phase : state.phases()) {
      // Also smaller ones: the original left finished phases active.
      if (phase.id() < next.id() && phase.status() != PhaseStatus.COMPLETED && isDone(phase)) {
        changes.add(to(phase, PhaseStatus.COMPLETED));
      }
    }
    if (next.status() != PhaseStatus.ACTIVE) {
      changes.add(to(next, PhaseStatus.ACTIVE));
    }
    changes.add(new StateChange.CurrentPhaseChange(state.meta().currentPhase(), next.id()));
    return new Decision(Kind.PROMOTE, changes, current, Optional.of(next));
  }

  private static boolean isDone(Phase phase) {
    return phase.jobs().stream().anyMatch(job -> job.status() == JobStatus.COMPLETED)
        && phase.jobs().stream().noneMatch(Job::isOpen);
  }

  private static StateChange.Transition to(Phase phase, PhaseStatus status) {
    return new StateChange.PhaseStatusChange(phase.id(), phase.status(), status);
  }
}
