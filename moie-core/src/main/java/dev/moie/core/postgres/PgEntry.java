package dev.moie.core.postgres;

import dev.moie.core.log.Fence;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.log.Transition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A batch on its way into the log, and what became of it. Written by the thread that commits, read
 * by the one that has handed it in after that.
 */
final class PgEntry {
  static final String WHAT = "the execution log";

  private final LogBatch batch;
  private final Optional<Fence> fence;
  private final Optional<OrderAnswer> answer;
  private List<Transition> placed = List.of();
  private boolean refused;

  PgEntry(LogBatch batch, Optional<Fence> fence, Optional<OrderAnswer> answer) {
    this.batch = batch;
    this.fence = fence;
    this.answer = answer;
  }

  LogBatch batch() {
    return batch;
  }

  Optional<Fence> fence() {
    return fence;
  }

  /** What is told with it, if it is the last of an order. */
  Optional<OrderAnswer> answer() {
    return answer;
  }

  OptionalLong token() {
    return fence.map(each -> OptionalLong.of(each.token())).orElse(OptionalLong.empty());
  }

  /** Its fence is out of date; the others of its group are not concerned. */
  void refuse(boolean stale) {
    refused = stale;
  }

  void place(List<Transition> at) {
    placed = at;
  }

  /** Its answer, in which the first of its transitions has its place. */
  Optional<OrderAnswer> placedAnswer() {
    return placed.isEmpty() ? answer : answer.map(each -> each.placed(placed.get(0).seq()));
  }

  /**
   * Its transitions with their places, once the group is committed.
   *
   * @throws StaleFenceException if it was left out
   */
  List<Transition> placed() {
    if (refused) {
      throw new StaleFenceException(WHAT, fence.orElseThrow());
    }
    return placed;
  }
}
