package dev.moie.core.migration;

import dev.moie.core.json.JsonFault;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import dev.moie.core.json.LocatedJson;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.State;
import dev.moie.core.state.StateProblem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads state documents that are known to be valid by their parts. */
final class Documents {
  private Documents() {}

  /** Checks a document as a state. */
  static State check(String name, byte[] bytes, ZoneId zone) throws InvalidStateException {
    return new InMemoryStateStore(name, bytes, zone).load().state();
  }

  static Located.Obj root(String name, JsonText text) throws InvalidStateException {
    try {
      return (Located.Obj) LocatedJson.parse(text);
    } catch (JsonFault e) {
      throw new InvalidStateException(
          name, List.of(new StateProblem(e.pointer(), e.line(), e.getMessage())));
    }
  }

  static Located.Obj object(Located.Obj object, String key) {
    return (Located.Obj) object.member(key).orElseThrow().value();
  }

  static Located.Arr phases(Located.Obj root) {
    return (Located.Arr) root.member("phases").orElseThrow().value();
  }

  static List<Located.Obj> jobs(Located.Obj root) {
    List<Located.Obj> jobs = new ArrayList<>();
    for (Located phase : phases(root).items()) {
      Located.Arr own = (Located.Arr) ((Located.Obj) phase).member("jobs").orElseThrow().value();
      own.items().forEach(job -> jobs.add((Located.Obj) job));
    }
    return jobs;
  }

  /** The string of a key; empty if it is absent or none. */
  static Optional<String> string(Located.Obj object, String key) {
    return object
        .member(key)
        .map(Located.Member::value)
        .filter(Located.Str.class::isInstance)
        .map(value -> ((Located.Str) value).text());
  }
}
