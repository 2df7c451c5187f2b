package dev.moie.app.http;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.HistoryQuery;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the parameters of a request; whatever does not fit is refused by name. */
final class Query {
  private static final int MAX_TEXT = 1_000;

  private final Context context;

  Query(Context context) {
    this.context = context;
  }

  /** A parameter that is there and not empty. */
  Optional<String> text(String name) {
    Optional<String> value =
        Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
    if (value.isPresent() && value.get().length() > MAX_TEXT) {
      throw Refusal.badRequest(name + " is longer than " + MAX_TEXT + " characters");
    }
    return value;
  }

  String need(String name) {
    return text(name).orElseThrow(() -> Refusal.badRequest("give the parameter " + name));
  }

  int whole(String name, int otherwise, int least, int most) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw Refusal.badRequest(name + " takes a whole number from " + least + " to " + most);
  }

  boolean yes(String name) {
    Optional<String> value = text(name);
    if (value.isPresent() && !value.get().matches("true|false")) {
      throw Refusal.badRequest(name + " takes true or false");
    }
    return value.filter("true"::equals).isPresent();
  }

  <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    return text(name)
        .map(
            text ->
                Arrays.stream(type.getEnumConstants())
                    .filter(each -> each.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Refusal.badRequest(
                                name
                                    + " takes one of "
                                    + Arrays.stream(type.getEnumConstants())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))));
  }

  private Optional<Instant> since(Clock clock) {
    return text("since")
        .map(
            text -> {
              try {
                return text.startsWith("P")
                    ? clock.instant().minus(Duration.parse(text))
                    : Instant.parse(text);
              } catch (DateTimeException | ArithmeticException e) {
                throw Refusal.badRequest(
                    "since takes a time such as 2026-01-31T12:00:00Z, or how long ago, such as"
                        + " PT6H");
              }
            });
  }

  HistoryQuery history(Clock clock, int limit) {
    return new HistoryQuery(
        text("job"),
        yes("failed"),
        since(clock),
        oneOf("outcome", JobOutcome.class),
        text("before"),
        limit);
  }

  JobFilter jobs(int defaultLimit) {
    return new JobFilter(
        text("q").orElse(""),
        text("phase").map(text -> whole("phase", 0, 0, 999_999_999)),
        oneOf("standing", JobFilter.Standing.class).orElse(JobFilter.Standing.ALL),
        whole("offset", 0, 0, 999_999_999),
        whole("limit", defaultLimit, 1, 1_000));
  }
}
