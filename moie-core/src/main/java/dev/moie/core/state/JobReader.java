package dev.moie.core.state;

import dev.moie.api.JobOutcome;
import dev.moie.core.json.Located;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one job of a state file. */
final class JobReader {
  static final Set<String> KEYS =
      Set.of(
          "id",
          "task",
          "description",
          "status",
          "verification_cmd",
          "verify",
          "run",
          "schedule",
          "timezone",
          "jitter",
          "catch_up",
          "timeout",
          "retry",
          "needs",
          "last_result");

  private final ZoneId zone;

  JobReader(ZoneId zone) {
    this.zone = zone;
  }

  /** Reads a job; whatever could not be read has become a problem. */
  Job read(Fields fields) {
    fields.warnOfNearly(KEYS);
    String id = fields.requiredString("id", "an id that no other job has, such as \"1.1\"");
    JobStatus status = status(fields);
    Optional<Step> verify = verification(fields);
    Optional<Step> run = StepReader.step(fields, "run");
    if (run.isPresent() && verify.isEmpty() && status == JobStatus.PENDING) {
      fields.error(
          "run",
          "the action could never be known to be done; add \"verify\" or \"verification_cmd\" to"
              + " the job");
    }
    return new Job(
        id,
        fields.requiredString("task", "the job's title"),
        fields.string("description").orElse(""),
        status,
        verify,
        run,
        CyclicKeys.schedule(fields),
        timezone(fields, "timezone"),
        CyclicKeys.jitter(fields),
        CyclicKeys.catchUp(fields),
        fields.duration("timeout").orElse(Job.DEFAULT_TIMEOUT),
        fields.fields("retry").map(JobReader::retry).orElse(Retry.DEFAULT),
        needs(fields),
        fields.value("last_result").flatMap(this::lastResult),
        Definition.hash(fields.object()));
  }

  private static JobStatus status(Fields fields) {
    String text = fields.requiredString("status", "\"status\": \"pending\"");
    for (JobStatus status : JobStatus.values()) {
      if (status.text().equals(text)) {
        return status;
      }
    }
    if (!text.isEmpty()) {
      fields.error("status", "unknown status \"" + text + "\"; write pending, completed or cyclic");
    }
    return JobStatus.PENDING;
  }

  private static Optional<Step> verification(Fields fields) {
    if (fields.value("verify").isPresent()) {
      return StepReader.step(fields, "verify");
    }
    // "false" is how the format spells "never completes"; there is nothing to run in it.
    return fields
        .string("verification_cmd")
        .filter(command -> !command.isBlank() && !command.strip().equals("false"))
        .map(StepReader::shell);
  }

  private static Optional<ZoneId> timezone(Fields fields, String key) {
    return fields
        .string(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(ZoneId.of(text));
              } catch (DateTimeException e) {
                fields.error(
                    key, "unknown time zone \"" + text + "\"; write one such as Europe/Berlin");
                return Optional.empty();
              }
            });
  }

  private static Retry retry(Fields fields) {
    fields.refuseUnknown(Set.of("max_attempts", "delay", "max_delay", "again_after"));
    return new Retry(
        fields.whole("max_attempts", 1).orElse(Retry.DEFAULT.maxAttempts()),
        fields.duration("delay").orElse(Retry.DEFAULT.delay()),
        fields.duration("max_delay").orElse(Retry.DEFAULT.maxDelay()),
        fields.duration("again_after"));
  }

  private static List<String> needs(Fields fields) {
    List<String> needs = new ArrayList<>();
    for (Located item : fields.list("needs").orElse(List.of())) {
      if (item instanceof Located.Str id) {
        needs.add(id.text());
      } else {
        fields.error("needs", "must list ids of jobs as strings, but has " + item.kind());
      }
    }
    return needs;
  }

  /**
   * Lenient: the engine decides nothing by it, so a note that somebody has mangled is as good as
   * none.
   */
  private Optional<LastResult> lastResult(Located value) {
    if (!(value instanceof Located.Obj object)) {
      return Optional.empty();
    }
    Optional<Instant> time = text(object, "time").flatMap(t -> Timestamps.parse(t, zone));
    Optional<JobOutcome> outcome = text(object, "outcome").flatMap(JobReader::outcome);
    if (time.isEmpty() || outcome.isEmpty()) {
      return Optional.empty();
    }
    int attempts =
        object
            .member("attempts")
            .map(Located.Member::value)
            .filter(v -> v instanceof Located.Num n && n.text().matches("[0-9]{1,6}"))
            .map(v -> Integer.parseInt(((Located.Num) v).text()))
            .orElse(0);
    return Optional.of(
        new LastResult(
            outcome.get(),
            text(object, "reason").orElse(""),
            time.get(),
            attempts,
            text(object, "execution")));
  }

  private static Optional<String> text(Located.Obj object, String key) {
    return object
        .member(key)
        .map(Located.Member::value)
        .filter(Located.Str.class::isInstance)
        .map(value -> ((Located.Str) value).text());
  }

  private static Optional<JobOutcome> outcome(String name) {
    for (JobOutcome outcome : JobOutcome.values()) {
      if (outcome.name().equals(name)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }
}
