package dev.moie.core.state;

import dev.moie.core.json.Located;
import dev.moie.core.text.Nearest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The members of one object of a state file, read with their types checked; what does not fit is a
 * problem.
 */
final class Fields {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,9})");

  private final Located.Obj object;
  private final String pointer;
  private final Problems problems;

  Fields(Located.Obj object, String pointer, Problems problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  Located.Obj object() {
    return object;
  }

  String pointer() {
    return pointer;
  }

  String pointerTo(String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The value of a key; a {@code null} counts as absent. */
  Optional<Located> value(String key) {
    return object
        .member(key)
        .map(Located.Member::value)
        .filter(value -> !(value instanceof Located.Literal literal && literal.isNull()));
  }

  Located where(String key) {
    return object.member(key).map(Located.Member::value).orElse(object);
  }

  void error(String key, String message) {
    problems.error(pointerTo(key), where(key), message);
  }

  void warning(String key, String message) {
    problems.warning(pointerTo(key), where(key), message);
  }

  Optional<String> string(String key) {
    Optional<Located> value = value(key);
    if (value.isPresent() && value.get() instanceof Located.Str text) {
      return Optional.of(text.text());
    }
    value.ifPresent(
        other -> error(key, "must be a string, but is " + other.kind() + "; put it into quotes"));
    return Optional.empty();
  }

  String requiredString(String key, String meaning) {
    Optional<String> text = string(key);
    if (text.isEmpty() && value(key).isEmpty()) {
      missing(key, meaning);
    }
    return text.orElse("");
  }

  void missing(String key, String meaning) {
    problems.error(pointer, object, "\"" + key + "\" is missing; add " + meaning);
  }

  Optional<Integer> whole(String key, int min) {
    Optional<Located> value = value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Located.Num number && WHOLE.matcher(number.text()).matches()) {
      long parsed = Long.parseLong(number.text());
      if (parsed >= min && parsed <= Integer.MAX_VALUE) {
        return Optional.of((int) parsed);
      }
    }
    error(
        key,
        "must be a whole number from "
            + min
            + " to "
            + Integer.MAX_VALUE
            + ", but is "
            + shown(value.get()));
    return Optional.empty();
  }

  Optional<Duration> duration(String key) {
    return string(key)
        .flatMap(
            text -> {
              try {
                Duration duration = Duration.parse(text);
                if (!duration.isNegative()) {
                  return Optional.of(duration);
                }
              } catch (DateTimeParseException notADuration) {
                // told below, together with negative ones
              }
              error(key, "must be an ISO-8601 duration such as PT10M, but is \"" + text + "\"");
              return Optional.empty();
            });
  }

  Optional<Fields> fields(String key) {
    Optional<Located> value = value(key);
    if (value.isPresent() && value.get() instanceof Located.Obj child) {
      return Optional.of(new Fields(child, pointerTo(key), problems));
    }
    value.ifPresent(other -> error(key, "must be an object, but is " + other.kind()));
    return Optional.empty();
  }

  Optional<List<Located>> list(String key) {
    Optional<Located> value = value(key);
    if (value.isPresent() && value.get() instanceof Located.Arr list) {
      return Optional.of(list.items());
    }
    value.ifPresent(other -> error(key, "must be a list, but is " + other.kind()));
    return Optional.empty();
  }

  /**
   * Warns of keys that are nearly one of the known ones; others are the user's own and none of our
   * business.
   */
  void warnOfNearly(Set<String> known) {
    for (Located.Member member : object.members()) {
      if (!known.contains(member.key())) {
        Nearest.of(member.key(), known)
            .ifPresent(
                near ->
                    problems.warning(
                        pointerTo(member.key()),
                        member.value(),
                        "the unknown key is ignored; did you mean \"" + near + "\"?"));
      }
    }
  }

  /** Refuses keys that are not known, in objects that are ours alone. */
  void refuseUnknown(Set<String> known) {
    for (Located.Member member : object.members()) {
      if (!known.contains(member.key())) {
        problems.error(
            pointerTo(member.key()),
            member.value(),
            "unknown key; "
                + Nearest.of(member.key(), known)
                    .map(near -> "did you mean \"" + near + "\"?")
                    .orElse("known are " + String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  static String shown(Located value) {
    String text =
        value instanceof Located.Num number
            ? number.text()
            : value instanceof Located.Str string ? '"' + string.text() + '"' : value.kind();
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }
}
