package dev.moie.core.log;

import dev.moie.core.state.JobStatus;
import dev.moie.core.state.PhaseStatus;
import dev.moie.core.state.StateChange;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of the log's append-only list of what became of the state.
 *
 * @param seq its place in the list, from 1 on; assigned by the log
 * @param at when
 * @param kind what kind of row this is
 * @param subject the id of the job or phase; empty where it is about the state as a whole
 * @param from what was found
 * @param to what it became
 * @param definition the hash of the job's definition; empty for others
 * @param execution the execution that showed it, if one did
 */
public record Transition(
    long seq,
    Instant at,
    Kind kind,
    String subject,
    String from,
    String to,
    String definition,
    Optional<String> execution) {

  /** What a row says. */
  public enum Kind {
    /** A job got another status. */
    JOB,
    /** A phase got another status. */
    PHASE,
    /** Another phase became the current one. */
    CURRENT_PHASE,
    /** A transition was not applied, since somebody had changed the same thing in the file. */
    EDITED,
    /** The file was older than its last save: somebody put it there, and it counts. */
    RESTORED,
    /** The file knew nothing of this log, and was taken as it was. */
    ADOPTED
  }

  /** A change before it has its place. */
  public static Transition of(StateChange.Transition change, Instant at, Optional<String> by) {
    if (change instanceof StateChange.JobStatusChange job) {
      return new Transition(
          0, at, Kind.JOB, job.job(), job.from().text(), job.to().text(), job.definition(), by);
    }
    if (change instanceof StateChange.PhaseStatusChange phase) {
      return new Transition(
          0,
          at,
          Kind.PHASE,
          Integer.toString(phase.phase()),
          phase.from().text(),
          phase.to().text(),
          "",
          by);
    }
    StateChange.CurrentPhaseChange current = (StateChange.CurrentPhaseChange) change;
    return new Transition(
        0,
        at,
        Kind.CURRENT_PHASE,
        "",
        Integer.toString(current.from()),
        Integer.toString(current.to()),
        "",
        by);
  }

  /** Something noticed about the state file. */
  public static Transition noticed(Kind kind, Instant at, String subject, String what) {
    return new Transition(0, at, kind, subject, "", what, "", Optional.empty());
  }

  Transition placed(long place) {
    return new Transition(place, at, kind, subject, from, to, definition, execution);
  }

  /** The change of the state that this row records; empty if it only tells something. */
  public Optional<StateChange.Transition> change() {
    return switch (kind) {
      case JOB ->
          Optional.of(
              new StateChange.JobStatusChange(
                  subject, JobStatus.of(from), JobStatus.of(to), definition));
      case PHASE ->
          Optional.of(
              new StateChange.PhaseStatusChange(
                  Integer.parseInt(subject), PhaseStatus.of(from), PhaseStatus.of(to)));
      case CURRENT_PHASE ->
          Optional.of(
              new StateChange.CurrentPhaseChange(Integer.parseInt(from), Integer.parseInt(to)));
      case EDITED, RESTORED, ADOPTED -> Optional.empty();
    };
  }
}
