package dev.moie.core.engine;

import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.LogPosition;
import dev.moie.core.log.Transition;
import dev.moie.core.state.AppliedChanges;
import dev.moie.core.state.CheckpointMark;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.Standing;
import dev.moie.core.state.State;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateStore;
import dev.moie.core.state.StateUpdate;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state as this beat knows it: what was last saved, and the transitions of the log that are not
 * in the file yet. A large phase is not rewritten for each of its jobs: transitions are saved
 * together, {@link #INTERVAL} after the first or later, if saving takes long. What a crash loses by
 * that is in the log, and goes into the file at the next start.
 *
 * <p>Used by one thread.
 */
final class Checkpoint {
  static final Duration INTERVAL = Duration.ofMillis(250);

  /** While nothing is saved, what is overtaken is forgotten from so many changes on. */
  private static final int MANY = 1000;

  /** Saving may take this part of the time of a beat. */
  private static final int SHARE = 50;

  private final StateStore store;
  private final ExecutionLog log;
  private final Clock clock;
  private final Notices notices;
  private final Places places;
  private final List<StateChange> pending = new ArrayList<>();
  private LoadedState loaded;
  private Optional<CheckpointMark> known;
  private Instant firstPending = Instant.MAX;
  private Duration interval = INTERVAL;
  private int many = MANY;

  private Checkpoint(
      StateStore store,
      ExecutionLog log,
      Clock clock,
      Notices notices,
      LoadedState loaded,
      long upTo) {
    this.store = store;
    this.log = log;
    this.clock = clock;
    this.notices = notices;
    this.loaded = loaded;
    this.known = loaded.state().meta().checkpoint();
    this.places = new Places(upTo);
  }

  /**
   * Reads the state, and brings it and the log together: what the log knows beyond the file goes
   * into it, unless the file is another than the one that was saved.
   */
  static Checkpoint open(StateStore store, ExecutionLog log, Clock clock, Notices notices)
      throws InvalidStateException, IOException {
    Optional<String> edit = store.recover();
    Instant began = clock.instant();
    LoadedState loaded = store.load();
    Duration loading = Duration.between(began, clock.instant());
    Optional<CheckpointMark> mark = loaded.state().meta().checkpoint();
    Optional<LogPosition> position = log.position();
    mark.ifPresent(found -> log.skipTo(found.seq()));
    long upTo =
        Math.max(
            position.map(LogPosition::lastSeq).orElse(0L),
            mark.map(CheckpointMark::seq).orElse(0L));
    Checkpoint checkpoint = new Checkpoint(store, log, clock, notices, loaded, upTo);
    // Saving takes at least as long as loading did.
    checkpoint.pace(loading);
    edit.ifPresent(checkpoint::keptEdit);
    Standing standing = standing(mark, position);
    if (standing != Standing.SAME) {
      checkpoint.notice(standing);
    } else if (position.isPresent()) {
      // Without a mark: the very first beat of this log was cut off before its first save.
      checkpoint.replay(mark.map(CheckpointMark::seq).orElse(0L));
    }
    return checkpoint;
  }

  /** How a file stands to a log. */
  private static Standing standing(Optional<CheckpointMark> mark, Optional<LogPosition> position) {
    if (position.isEmpty()) {
      return mark.isPresent() ? Standing.ADOPTED : Standing.SAME;
    }
    if (mark.isEmpty()) {
      return position.get().savedSeq() > 0 ? Standing.ADOPTED : Standing.SAME;
    }
    if (!mark.get().log().equals(position.get().log())) {
      return Standing.ADOPTED;
    }
    return mark.get().seq() < position.get().savedSeq() ? Standing.RESTORED : Standing.SAME;
  }

  private void replay(long saved) throws InvalidStateException, IOException {
    List<Transition> missing = log.transitionsAfter(saved);
    for (Transition transition : missing) {
      transition.change().ifPresent(pending::add);
    }
    if (!missing.isEmpty()) {
      notices.tell(
          "RECOVERED: "
              + pending.size()
              + " transition(s) of the log that were not in the state file yet");
      save();
    }
  }

  /** The state as it was last read or saved, without the pending changes. */
  State state() {
    return loaded.state();
  }

  LoadedState loaded() {
    return loaded;
  }

  /** Notes something that the log need not know. */
  void note(StateChange change) {
    if (pending.size() >= many) {
      forgetOvertaken();
      // What is left may be as much again before it is worth another look.
      many = Math.max(MANY, 2 * pending.size());
    }
    if (pending.isEmpty()) {
      firstPending = clock.instant();
    }
    pending.add(change);
  }

  private void forgetOvertaken() {
    Set<Object> later = new HashSet<>();
    Deque<StateChange> kept = new ArrayDeque<>();
    for (int i = pending.size() - 1; i >= 0; i--) {
      StateChange change = pending.get(i);
      Object about =
          change instanceof StateChange.JobNoted job
              ? job.job()
              : change instanceof StateChange.HeartbeatNoted
                  ? StateChange.HeartbeatNoted.class
                  : change;
      if (change instanceof StateChange.Transition || later.add(about)) {
        kept.addFirst(change);
      }
    }
    pending.clear();
    pending.addAll(kept);
  }

  /** Takes over a transition that stands in the log. */
  void settled(Transition transition) {
    transition.change().ifPresent(this::note);
    places.arrived(transition.seq());
  }

  /** Writes transitions into the log, together, and takes them over. */
  void record(List<StateChange.Transition> changes) {
    if (!changes.isEmpty()) {
      Instant now = clock.instant();
      List<Transition> transitions =
          changes.stream().map(each -> Transition.of(each, now, Optional.empty())).toList();
      log.write(LogBatch.of(transitions)).forEach(this::settled);
    }
  }

  /** Saves if the oldest pending change has waited long enough. */
  void saveIfDue() throws InvalidStateException, IOException {
    if (!pending.isEmpty()
        && Duration.between(firstPending, clock.instant()).abs().compareTo(interval) >= 0) {
      save();
    }
  }

  /** Saves what is pending, and sees what other people have changed. */
  void save() throws InvalidStateException, IOException {
    Optional<CheckpointMark> mark = mark();
    if (!pending.isEmpty() || !mark.equals(known)) {
      apply(mark);
    }
  }

  /**
   * Takes over what other people have changed, if they have; what is only ours is saved when it is
   * due.
   */
  @SuppressWarnings("ReferenceEquality") // the very state that was last read or saved
  void look() throws InvalidStateException, IOException {
    if (store.load() != loaded) {
      refresh();
    }
  }

  /** Saves, also if nothing is pending: sees what other people have changed. */
  void refresh() throws InvalidStateException, IOException {
    apply(mark());
  }

  private void apply(Optional<CheckpointMark> mark) throws InvalidStateException, IOException {
    Instant began = clock.instant();
    AppliedChanges applied =
        store.apply(new StateUpdate(pending, known, mark.equals(known) ? Optional.empty() : mark));
    pending.clear();
    loaded = applied.loaded();
    if (!mark.equals(known)) {
      known = mark;
      mark.ifPresent(saved -> log.saved(saved.seq()));
    }
    tell(applied);
    pace(Duration.between(began, clock.instant()));
  }

  private void pace(Duration taken) {
    Duration pace = taken.abs().multipliedBy(SHARE);
    interval = pace.compareTo(INTERVAL) > 0 ? pace : INTERVAL;
  }

  /** What the file is to claim; the old claim while nothing has been added to the log. */
  private Optional<CheckpointMark> mark() {
    if (places.whole() == known.map(CheckpointMark::seq).orElse(0L)) {
      return known;
    }
    return log.position().map(position -> new CheckpointMark(position.log(), places.whole()));
  }

  private void tell(AppliedChanges applied) {
    applied.keptEdit().ifPresent(this::keptEdit);
    if (applied.standing() != Standing.SAME) {
      notice(applied.standing());
      return;
    }
    for (StateChange refused : applied.refused()) {
      if (refused instanceof StateChange.Transition transition && !isThere(transition)) {
        edited(transition);
      }
    }
  }

  private void keptEdit(String file) {
    notices.tell(
        "EDITED: what somebody wrote while the state was saved is not in it; it lies in "
            + file
            + ", for you to merge");
  }

  /** Whether the state says already what the transition would make it say. */
  private boolean isThere(StateChange.Transition transition) {
    if (transition instanceof StateChange.JobStatusChange job) {
      return state().job(job.job()).map(found -> found.status() == job.to()).orElse(false);
    }
    if (transition instanceof StateChange.PhaseStatusChange phase) {
      return state().phase(phase.phase()).map(found -> found.status() == phase.to()).orElse(false);
    }
    return state().meta().currentPhase() == ((StateChange.CurrentPhaseChange) transition).to();
  }

  private void edited(StateChange.Transition transition) {
    Transition refused = Transition.of(transition, clock.instant(), Optional.empty());
    notices.tell(
        "EDITED: somebody changed the state file meanwhile; the file wins over \""
            + transition.describe()
            + '"');
    write(
        Transition.noticed(Transition.Kind.EDITED, refused.at(), refused.subject(), refused.to()));
  }

  private void notice(Standing standing) {
    boolean restored = standing == Standing.RESTORED;
    notices.tell(
        restored
            ? "RESTORED: the state file is older than the one that was last saved; it counts, and"
                + " what it calls open is verified anew"
            : "ADOPTED: the state file knows nothing of this workspace's log, and is taken as it"
                + " is");
    write(
        Transition.noticed(
            restored ? Transition.Kind.RESTORED : Transition.Kind.ADOPTED,
            clock.instant(),
            "",
            store.name()));
  }

  private void write(Transition noticed) {
    log.write(LogBatch.of(List.of(noticed))).forEach(this::settled);
  }
}
