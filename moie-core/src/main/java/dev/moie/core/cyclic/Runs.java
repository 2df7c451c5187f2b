package dev.moie.core.cyclic;

import dev.moie.core.log.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a number of runs of a job came to.
 *
 * @param newest the runs, newest first; one that goes on may be among them
 */
public record Runs(List<Execution> newest) {

  public Runs {
    newest = List.copyOf(newest);
  }

  /** Whether a run that is over went wrong or was cut off. */
  public static boolean failed(Execution run) {
    return run.wasInterrupted() || run.outcome().filter(each -> each.isProblem()).isPresent();
  }

  /** Those that began at a time or later. */
  public Runs since(Instant time) {
    return new Runs(newest.stream().filter(each -> !each.startedAt().isBefore(time)).toList());
  }

  /** The newest so many. */
  public Runs newest(int count) {
    return new Runs(newest.subList(0, Math.min(count, newest.size())));
  }

  private List<Execution> over() {
    return newest.stream().filter(each -> each.endedAt().isPresent()).toList();
  }

  /** The part that did what it should, from 0 to 1; empty if none is over. */
  public OptionalDouble successRate() {
    List<Execution> over = over();
    return over.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            over.stream().filter(each -> !failed(each)).count() / (double) over.size());
  }

  /** Why the newest that went wrong did. */
  public Optional<Execution> lastError() {
    return over().stream().filter(Runs::failed).findFirst();
  }

  /**
   * How long they took: the shortest time that is not exceeded by a part of those that are over and
   * were not cut off.
   *
   * @param percent from 1 to 100
   */
  public Optional<Duration> percentile(int percent) {
    List<Duration> sorted =
        over().stream()
            .filter(each -> !each.wasInterrupted())
            .map(each -> Duration.between(each.startedAt(), each.endedAt().orElseThrow()))
            // A clock that was put back meanwhile.
            .map(each -> each.isNegative() ? Duration.ZERO : each)
            .sorted()
            .toList();
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return Optional.of(sorted.get(Math.max(1, rank) - 1));
  }
}
