package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When each cyclic job is to be taken next. The log says when it is due; what is kept here only
 * saves asking it many times a second. Used by one thread.
 */
final class CyclicTurns {
  /** What could not be taken, and left nothing in the log, is tried again after this. */
  private static final Duration AGAIN = Duration.ofSeconds(30);

  /** No job is taken more often than this when it says that it is not due. */
  private static final Duration SHORTEST = Duration.ofMillis(500);

  /** A job and its phase. */
  record Place(Phase phase, Job job) {}

  private final Engine engine;
  private final Pauses pauses;
  private final Map<String, Instant> due = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  CyclicTurns(Engine engine, Pauses pauses) {
    this.engine = engine;
    this.pauses = pauses;
  }

  /** Asks the log about every cyclic job of the phases up to the current one. */
  void plan(State state, Instant now) {
    due.clear();
    places.clear();
    for (Phase phase : state.phases()) {
      if (phase.id() <= state.meta().currentPhase()) {
        for (Job job : phase.jobs()) {
          if (job.isCyclic() && job.run().isPresent()) {
            places.put(job.id(), new Place(phase, job));
            plan(job, now);
          }
        }
      }
    }
  }

  private void plan(Job job, Instant now) {
    if (pauses.of(job.id()).isPresent()) {
      due.remove(job.id());
      return;
    }
    Instant next = engine.plan().turn(job, now).next();
    Instant open =
        Breaker.of(job, engine.log(), engine.safety().breaker(), now)
            .map(Breaker::until)
            .orElse(Instant.MIN);
    due.put(job.id(), next.isBefore(open) ? open : next);
  }

  /** A job has been taken. */
  void taken(Job job, Optional<Taken> taken, Instant now) {
    if (!places.containsKey(job.id())) {
      return;
    }
    if (taken.filter(Taken::again).isPresent()) {
      due.put(job.id(), now);
      return;
    }
    plan(job, now);
    Optional<JobOutcome> outcome = taken.map(Taken::outcome);
    boolean recorded = taken.flatMap(Taken::execution).isPresent();
    if (!recorded) {
      boolean waiting = outcome.filter(JobOutcome.CYCLIC_WAITING::equals).isPresent();
      boolean refused =
          outcome
              .filter(each -> each == JobOutcome.DENIED || each == JobOutcome.APPROVAL_REQUIRED)
              .isPresent();
      // What a policy refuses is asked about again with each beat, or when a person has answered.
      Duration again = refused ? engine.beatEvery() : AGAIN;
      Instant earliest = now.plus(waiting ? SHORTEST : again);
      due.computeIfPresent(job.id(), (id, at) -> at.isBefore(earliest) ? earliest : at);
    }
  }

  /** The jobs whose time has come and that are not being taken, the longest due first. */
  List<Place> ready(Instant now, Set<String> running) {
    List<String> ids = new ArrayList<>();
    due.forEach(
        (id, at) -> {
          if (!at.isAfter(now) && !running.contains(id)) {
            ids.add(id);
          }
        });
    ids.sort((one, other) -> due.get(one).compareTo(due.get(other)));
    return ids.stream().map(places::get).toList();
  }

  /** When the next one is due. */
  Optional<Instant> soonest() {
    return due.values().stream().min(Instant::compareTo);
  }

  /** When a job is due; empty if it is not known here, or paused. */
  Optional<Instant> of(String job) {
    return Optional.ofNullable(due.get(job));
  }

  Map<String, Instant> all() {
    return Map.copyOf(due);
  }
}
