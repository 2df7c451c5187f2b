package dev.moie.core.postgres;

import dev.moie.core.log.Execution;
import java.util.Optional;

/**
 * An order as a node has taken it from db-scheduler's queue, and whether its answer was accepted.
 * Used by one thread, and by whoever commits for it meanwhile.
 */
public final class TakenOrder {
  /** What was known when the order was taken counts for so long: it spares asking again. */
  private static final long FRESH_NANOS = 1_000_000_000;

  private final String task;
  private final String job;
  private final String node;
  private final long version;
  private final Optional<Execution> newest;
  private final long taken = System.nanoTime();
  private boolean written;
  private Optional<Boolean> accepted = Optional.empty();

  /**
   * An order that nobody has answered.
   *
   * @param task db-scheduler's name for what is to be done
   * @param node that has taken it
   * @param version of its row, which grows each time that it is taken
   * @param newest the job's newest execution, as the log has it now
   */
  public TakenOrder(
      String task, String job, String node, long version, Optional<Execution> newest) {
    this.task = task;
    this.job = job;
    this.node = node;
    this.version = version;
    this.newest = newest;
  }

  String task() {
    return task;
  }

  String job() {
    return job;
  }

  String node() {
    return node;
  }

  long version() {
    return version;
  }

  /** Whether {@link #newest} still is what the log would say. */
  boolean knows(String asked) {
    return !written && asked.equals(job) && System.nanoTime() - taken < FRESH_NANOS;
  }

  Optional<Execution> newest() {
    return newest;
  }

  /** Something of the job is written, so that another execution is its newest. */
  void written() {
    written = true;
  }

  /**
   * Whether the order was still this node's when it was answered, and is in the queue no more;
   * empty while it is not answered.
   */
  public Optional<Boolean> accepted() {
    return accepted;
  }

  void accepted(boolean stillHad) {
    accepted = Optional.of(stillHad);
  }
}
