package dev.moie.core.state;

import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the shape of a state file: types, required keys, statuses. What the parts mean together is
 * {@link StateRules}'.
 */
final class StateReader {
  /** The newest version of the format that this program knows. */
  static final int NEWEST_VERSION = 2;

  private static final Set<String> META_KEYS =
      Set.of(
          "project",
          "operator",
          "boot_time",
          "mode",
          "current_phase",
          "last_heartbeat",
          "last_shutdown",
          "error_count",
          "schema_version",
          "checkpoint");
  private static final Set<String> PHASE_KEYS =
      Set.of("id", "name", "description", "status", "jobs", "concurrency");

  private static final Pattern SEQ = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** A phase and where it stands. */
  record ReadPhase(Phase phase, Fields fields) {}

  /**
   * A job, the phase that it is in, and where it stands.
   *
   * @param warned whether there was something to say of it
   */
  record ReadJob(Job job, Phase phase, Fields fields, boolean warned) {}

  /** A job before its phase is known. */
  private record Found(Job job, Fields fields, boolean warned) {}

  /** All that was read. */
  record Result(State state, Fields meta, List<ReadPhase> phases, List<ReadJob> jobs) {}

  private final Problems problems;
  private final ZoneId zone;
  private final JobReader jobReader;
  private final JsonText text;
  private final KnownJobs known;

  /**
   * A reader of one document.
   *
   * @param text its bytes
   * @param known what need not be read again
   */
  StateReader(Problems problems, ZoneId zone, JsonText text, KnownJobs known) {
    this.problems = problems;
    this.zone = zone;
    this.text = text;
    this.known = known;
    this.jobReader = new JobReader(zone);
  }

  Result read(Located root) {
    if (!(root instanceof Located.Obj object)) {
      problems.error(
          "",
          root,
          "a state file is an object with \"meta\" and \"phases\", but this is " + root.kind());
      return new Result(
          emptyState(),
          new Fields(new Located.Obj(0, 0, List.of()), "", problems),
          List.of(),
          List.of());
    }
    Fields top = new Fields(object, "", problems);
    top.warnOfNearly(Set.of("meta", "phases"));
    Fields meta =
        top.fields("meta")
            .orElseGet(
                () -> {
                  if (top.value("meta").isEmpty()) {
                    top.missing("meta", "\"meta\": {\"current_phase\": 1}");
                  }
                  return new Fields(new Located.Obj(0, 0, List.of()), "/meta", problems);
                });
    List<ReadPhase> phases = new ArrayList<>();
    List<ReadJob> jobs = new ArrayList<>();
    if (top.value("phases").isEmpty()) {
      top.missing("phases", "\"phases\": []");
    }
    List<Located> items = top.list("phases").orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      phase(items.get(i), "/phases/" + i, phases, jobs);
    }
    Meta read = top.value("meta").isPresent() ? meta(meta) : emptyState().meta();
    List<Phase> all = phases.stream().map(ReadPhase::phase).toList();
    return new Result(new State(read, all, version(meta, jobs)), meta, phases, jobs);
  }

  private static State emptyState() {
    return new State(
        new Meta("", "", Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty()),
        List.of(),
        2);
  }

  private Meta meta(Fields fields) {
    fields.warnOfNearly(META_KEYS);
    if (fields.value("current_phase").isEmpty()) {
      fields.missing("current_phase", "the id of the phase to work on");
    }
    return new Meta(
        fields.string("project").orElse(""),
        fields.string("operator").orElse(""),
        fields.string("mode"),
        fields.string("boot_time"),
        fields.whole("current_phase", 0).orElse(0),
        fields.string("last_heartbeat").flatMap(text -> heartbeat(fields, text)),
        fields.value("checkpoint").flatMap(value -> checkpoint(fields, value)));
  }

  /** Lenient: in doubt the file is taken as it is. */
  private static Optional<CheckpointMark> checkpoint(Fields fields, Located value) {
    if (value instanceof Located.Obj object
        && object.member("log").map(Located.Member::value).orElse(value) instanceof Located.Str log
        && object.member("seq").map(Located.Member::value).orElse(value) instanceof Located.Num seq
        && SEQ.matcher(seq.text()).matches()) {
      return Optional.of(new CheckpointMark(log.text(), Long.parseLong(seq.text())));
    }
    fields.warning("checkpoint", "it is none that the engine wrote; the file is taken as it is");
    return Optional.empty();
  }

  private Optional<Instant> heartbeat(Fields fields, String text) {
    Optional<Instant> parsed = Timestamps.parse(text, zone);
    if (parsed.isEmpty() && !text.isBlank()) {
      fields.warning("last_heartbeat", "\"" + text + "\" is no ISO-8601 time; taken as never");
    }
    return parsed;
  }

  private void phase(Located item, String pointer, List<ReadPhase> phases, List<ReadJob> jobs) {
    if (!(item instanceof Located.Obj object)) {
      problems.error(pointer, item, "a phase is an object, but this is " + item.kind());
      return;
    }
    Fields fields = new Fields(object, pointer, problems);
    fields.warnOfNearly(PHASE_KEYS);
    if (fields.value("id").isEmpty()) {
      fields.missing("id", "a number that no other phase has");
    }
    if (fields.value("jobs").isEmpty()) {
      fields.missing("jobs", "\"jobs\": []");
    }
    List<Found> own = new ArrayList<>();
    List<Located> items = fields.list("jobs").orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      String place = pointer + "/jobs/" + i;
      if (items.get(i) instanceof Located.Obj job) {
        own.add(job(new Fields(job, place, problems)));
      } else {
        problems.error(
            place, items.get(i), "a job is an object, but this is " + items.get(i).kind());
      }
    }
    Phase phase =
        new Phase(
            fields.whole("id", 0).orElse(0),
            fields.string("name").orElse(""),
            status(fields),
            fields.whole("concurrency", 1).orElse(1),
            own.stream().map(Found::job).toList());
    phases.add(new ReadPhase(phase, fields));
    own.forEach(each -> jobs.add(new ReadJob(each.job(), phase, each.fields(), each.warned())));
  }

  private Found job(Fields fields) {
    Optional<Job> same = known.of(text, fields.object());
    if (same.isPresent()) {
      return new Found(same.get(), fields, false);
    }
    int before = problems.count();
    Job job = jobReader.read(fields);
    return new Found(job, fields, problems.count() > before);
  }

  private static PhaseStatus status(Fields fields) {
    String text = fields.requiredString("status", "\"status\": \"locked\"");
    for (PhaseStatus status : PhaseStatus.values()) {
      if (status.text().equals(text)) {
        return status;
      }
    }
    if (!text.isEmpty()) {
      fields.error("status", "unknown status \"" + text + "\"; write locked, active or completed");
    }
    return PhaseStatus.LOCKED;
  }

  /**
   * By {@code meta.schema_version} if it is there, else by shape: v1 knew neither of these keys nor
   * cyclic jobs.
   */
  private static int version(Fields meta, List<ReadJob> jobs) {
    Optional<Integer> stated = meta.whole("schema_version", 1);
    if (stated.isPresent()) {
      if (stated.get() > NEWEST_VERSION) {
        meta.error(
            "schema_version",
            "version "
                + stated.get()
                + " is newer than this program, which knows up to "
                + NEWEST_VERSION
                + "; use the newer program");
      }
      return stated.get();
    }
    boolean v2 =
        meta.value("boot_time").isPresent()
            || meta.value("mode").isPresent()
            || jobs.stream().anyMatch(job -> job.job().isCyclic());
    return v2 ? 2 : 1;
  }
}
