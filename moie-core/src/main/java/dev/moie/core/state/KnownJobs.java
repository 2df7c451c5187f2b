package dev.moie.core.state;

import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of a document that was read without a word about them: a job that stands in another one
 * in the very same bytes means the same there, and is not read again. Saving what has changed of
 * some jobs then costs little for all the others.
 */
final class KnownJobs {
  /** Nothing was read before. */
  static final KnownJobs NONE = new KnownJobs(new JsonText(new byte[0]), Map.of());

  private final JsonText text;
  private final Map<String, Known> jobs;

  private record Known(Located.Obj place, Job job) {}

  private KnownJobs(JsonText text, Map<String, Known> jobs) {
    this.text = text;
    this.jobs = jobs;
  }

  /** Those of a document; what it warns of has to be told again, and is read again. */
  static KnownJobs of(StateDocument document) {
    Map<String, Known> jobs = new HashMap<>();
    for (Phase phase : document.state().phases()) {
      for (Job job : phase.jobs()) {
        if (!document.warned().contains(job.id())) {
          jobs.put(job.id(), new Known(document.jobs().get(job.id()), job));
        }
      }
    }
    return new KnownJobs(document.text(), jobs);
  }

  /** The job that an object of another document is, if it is known. */
  Optional<Job> of(JsonText other, Located.Obj object) {
    return object
        .member("id")
        .map(Located.Member::value)
        .map(id -> id instanceof Located.Str string ? jobs.get(string.text()) : null)
        .filter(known -> text.hasSame(known.place(), other, object))
        .map(Known::job);
  }
}
