package dev.moie.core.engine;

import java.util.List;
import java.util.Set;

/**
 * Has jobs taken by whichever node of a cluster can. Each job is in the queue once at most, however
 * many nodes put it there: whoever comes second gets the first one's answer. What runs goes on when
 * the one that waits for it dies.
 *
 * <p>Thread-safe.
 */
public interface WorkQueue {

  /**
   * Has a job taken, and waits until it is done.
   *
   * @return what {@link NodeWorker#perform} has answered
   * @throws InterruptedException if the thread was interrupted; the job goes on
   */
  String take(WorkOrder order) throws InterruptedException;

  /** The jobs that are in the queue, or have an answer that nobody has taken. */
  Set<String> outstanding();

  /** Answers that nobody here waits for: whoever did is gone. Each is given once. */
  List<String> strays();
}
