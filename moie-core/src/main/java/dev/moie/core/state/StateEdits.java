package dev.moie.core.state;

import dev.moie.core.json.JsonSplice;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns changes into replaced values of one document, refusing those that no longer fit it. */
final class StateEdits {
  private final StateDocument document;
  private final JsonSplice splice;
  private final Map<String, Job> jobs = new HashMap<>();
  private final Map<String, JobStatus> jobStatus = new HashMap<>();
  private final Map<Integer, PhaseStatus> phaseStatus = new HashMap<>();
  private int currentPhase;

  StateEdits(StateDocument document) {
    this.document = document;
    this.splice = new JsonSplice(document.text());
    this.currentPhase = document.state().meta().currentPhase();
    for (Phase phase : document.state().phases()) {
      phaseStatus.put(phase.id(), phase.status());
      for (Job job : phase.jobs()) {
        jobs.put(job.id(), job);
        jobStatus.put(job.id(), job.status());
      }
    }
  }

  JsonSplice splice() {
    return splice;
  }

  /** Sets which log this is a checkpoint of, and up to where. */
  void mark(CheckpointMark mark) {
    splice.set(document.meta(), "checkpoint", mark.json());
  }

  /**
   * Adds a change.
   *
   * @return false if it does not fit the document together with the changes before it
   */
  boolean add(StateChange change) {
    if (change instanceof StateChange.JobStatusChange status) {
      return jobStatus(status);
    }
    if (change instanceof StateChange.JobNoted noted) {
      return note(noted);
    }
    if (change instanceof StateChange.PhaseStatusChange status) {
      return phaseStatus(status);
    }
    if (change instanceof StateChange.CurrentPhaseChange current) {
      return currentPhase(current);
    }
    StateChange.HeartbeatNoted beat = (StateChange.HeartbeatNoted) change;
    splice.set(document.meta(), "last_heartbeat", JsonText.quote(Timestamps.text(beat.at())));
    return true;
  }

  private boolean jobStatus(StateChange.JobStatusChange change) {
    Optional<Located.Obj> place = sameJob(change.job(), change.definition());
    if (place.isEmpty() || jobStatus.get(change.job()) != change.from()) {
      return false;
    }
    jobStatus.put(change.job(), change.to());
    splice.set(place.get(), "status", JsonText.quote(change.to().text()));
    return true;
  }

  private boolean note(StateChange.JobNoted change) {
    Optional<Located.Obj> place = sameJob(change.job(), change.definition());
    place.ifPresent(object -> splice.set(object, "last_result", json(change.result())));
    return place.isPresent();
  }

  private Optional<Located.Obj> sameJob(String id, String definition) {
    return Optional.ofNullable(jobs.get(id))
        .filter(job -> job.definition().equals(definition))
        .map(job -> document.jobs().get(id));
  }

  private boolean phaseStatus(StateChange.PhaseStatusChange change) {
    if (phaseStatus.get(change.phase()) != change.from()) {
      return false;
    }
    phaseStatus.put(change.phase(), change.to());
    splice.set(document.phases().get(change.phase()), "status", JsonText.quote(change.to().text()));
    return true;
  }

  private boolean currentPhase(StateChange.CurrentPhaseChange change) {
    if (currentPhase != change.from()) {
      return false;
    }
    currentPhase = change.to();
    splice.set(document.meta(), "current_phase", Integer.toString(change.to()));
    return true;
  }

  private static String json(LastResult result) {
    StringBuilder json = new StringBuilder("{\"outcome\": ");
    json.append(JsonText.quote(result.outcome().name()));
    json.append(", \"reason\": ").append(JsonText.quote(result.reason()));
    json.append(", \"time\": ").append(JsonText.quote(Timestamps.text(result.time())));
    json.append(", \"attempts\": ").append(result.attempts());
    result.execution().ifPresent(id -> json.append(", \"execution\": ").append(JsonText.quote(id)));
    return json.append('}').toString();
  }
}
