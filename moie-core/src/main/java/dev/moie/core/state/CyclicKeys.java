package dev.moie.core.state;

import dev.moie.core.json.Located;
import dev.moie.core.schedule.CatchUp;
import dev.moie.core.schedule.Schedule;
import dev.moie.core.schedule.Schedules;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of a job that say when it is due. */
final class CyclicKeys {
  /** Longer ones are rather another schedule. */
  private static final Duration LONGEST_JITTER = Duration.ofDays(1);

  private static final String CATCH_UP =
      "write \"skip\", \"once\" or {\"mode\": \"all\", \"max\": 10}";

  private CyclicKeys() {}

  static Schedule schedule(Fields fields) {
    Optional<String> text = fields.string("schedule");
    if (text.isEmpty()) {
      return Schedule.DAILY;
    }
    try {
      return Schedules.parse(text.get());
    } catch (IllegalArgumentException e) {
      fields.error("schedule", e.getMessage());
      return Schedule.DAILY;
    }
  }

  static Duration jitter(Fields fields) {
    Duration jitter = fields.duration("jitter").orElse(Duration.ZERO);
    if (jitter.compareTo(LONGEST_JITTER) > 0) {
      fields.error("jitter", "must be at most P1D; move the schedule itself for more");
      return Duration.ZERO;
    }
    return jitter;
  }

  static CatchUp catchUp(Fields fields) {
    Optional<Located> value = fields.value("catch_up");
    if (value.isEmpty()) {
      return CatchUp.ONCE;
    }
    if (value.get() instanceof Located.Str) {
      return mode(fields, "catch_up", fields.string("catch_up").orElse(""), CatchUp.DEFAULT_MAX);
    }
    if (!(value.get() instanceof Located.Obj)) {
      fields.error("catch_up", CATCH_UP + ", but not " + value.get().kind());
      return CatchUp.ONCE;
    }
    return fields.fields("catch_up").map(CyclicKeys::object).orElse(CatchUp.ONCE);
  }

  private static CatchUp object(Fields fields) {
    fields.refuseUnknown(Set.of("mode", "max"));
    String mode = fields.requiredString("mode", "\"mode\": \"all\"");
    int max = fields.whole("max", 1).orElse(CatchUp.DEFAULT_MAX);
    if (max > CatchUp.LARGEST_MAX) {
      fields.error("max", "must be at most " + CatchUp.LARGEST_MAX);
    } else if (fields.value("max").isPresent() && !mode.equals("all")) {
      fields.error("max", "only \"all\" has a maximum");
    }
    return mode.isEmpty() ? CatchUp.ONCE : mode(fields, "mode", mode, max);
  }

  private static CatchUp mode(Fields fields, String key, String text, int max) {
    switch (text) {
      case "skip":
        return CatchUp.SKIP;
      case "once":
        return CatchUp.ONCE;
      case "all":
        return CatchUp.all(max);
      default:
        fields.error(key, "unknown \"" + text + "\"; " + CATCH_UP);
        return CatchUp.ONCE;
    }
  }
}
