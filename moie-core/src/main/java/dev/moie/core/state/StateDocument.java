package dev.moie.core.state;

import dev.moie.core.json.JsonFault;
import dev.moie.core.json.JsonSplice;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import dev.moie.core.json.LocatedJson;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A state file's bytes, what they mean, and where everything stands in them. Immutable.
 *
 * @param text the bytes
 * @param loaded what they mean
 * @param meta where {@code meta} stands
 * @param phases where each phase stands, by its id
 * @param jobs where each job stands, by its id
 * @param warned the ids of jobs that there was something to say of
 */
record StateDocument(
    JsonText text,
    LoadedState loaded,
    Located.Obj meta,
    Map<Integer, Located.Obj> phases,
    Map<String, Located.Obj> jobs,
    Set<String> warned) {

  /**
   * Reads a document.
   *
   * @param name what to call it in messages
   * @param text its bytes
   * @param zone what times without offset are in
   * @throws InvalidStateException with all that is wrong with it
   */
  static StateDocument read(String name, JsonText text, ZoneId zone) throws InvalidStateException {
    return read(name, text, zone, KnownJobs.NONE);
  }

  private static StateDocument read(String name, JsonText text, ZoneId zone, KnownJobs known)
      throws InvalidStateException {
    Located root;
    try {
      root = LocatedJson.parse(text);
    } catch (JsonFault e) {
      throw new InvalidStateException(
          name, List.of(new StateProblem(e.pointer(), e.line(), e.getMessage())));
    }
    Problems problems = new Problems(text);
    StateReader reader = new StateReader(problems, zone, text, known);
    StateReader.Result result = reader.read(root);
    if (!problems.hasErrors()) {
      new StateRules(problems, result).check();
    }
    if (problems.hasErrors()) {
      throw new InvalidStateException(name, problems.errors());
    }
    Map<Integer, Located.Obj> phases = new HashMap<>();
    result.phases().forEach(phase -> phases.put(phase.phase().id(), phase.fields().object()));
    Map<String, Located.Obj> jobs = new HashMap<>();
    Set<String> warned = new HashSet<>();
    for (StateReader.ReadJob job : result.jobs()) {
      jobs.put(job.job().id(), job.fields().object());
      if (job.warned()) {
        warned.add(job.job().id());
      }
    }
    return new StateDocument(
        text,
        new LoadedState(result.state(), problems.warnings()),
        result.meta().object(),
        Map.copyOf(phases),
        Map.copyOf(jobs),
        Set.copyOf(warned));
  }

  /**
   * What an update makes of a document.
   *
   * @param document the result; the very same document if there was nothing to change
   * @param refused the changes that no longer fitted
   * @param standing how the document stood to the one that was last saved
   */
  record Changed(StateDocument document, List<StateChange> refused, Standing standing) {

    AppliedChanges applied(Optional<String> keptEdit) {
      return new AppliedChanges(document.loaded(), refused, standing, keptEdit);
    }
  }

  /**
   * Splices changes in, and reads the result back: whatever is saved is proven to load.
   *
   * @throws InvalidStateException if the result cannot be used, which would be a defect of ours
   */
  Changed with(StateUpdate update, String name, ZoneId zone) throws InvalidStateException {
    Standing standing = Standing.of(state().meta().checkpoint(), update.known());
    List<StateChange> refused = new ArrayList<>();
    StateUpdate fitting = update;
    if (standing != Standing.SAME) {
      fitting = update.heartbeatOnly();
      refused.addAll(update.changes().stream().filter(StateUpdate::isMore).toList());
    }
    StateEdits edits = new StateEdits(this);
    for (StateChange change : fitting.changes()) {
      if (!edits.add(change)) {
        refused.add(change);
      }
    }
    fitting.mark().ifPresent(edits::mark);
    JsonSplice splice = edits.splice();
    StateDocument result =
        splice.isEmpty()
            ? this
            : read(name, new JsonText(splice.result()), zone, KnownJobs.of(this));
    return new Changed(result, refused, standing);
  }

  State state() {
    return loaded.state();
  }
}
