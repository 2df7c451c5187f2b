package dev.moie.core.cluster;

import dev.moie.core.engine.WorkOrder;
import java.util.List;

/**
 * What carries jobs from the leading node to those that take them. The only thing that the rest of
 * this package knows of whichever product does it.
 *
 * <p>Thread-safe.
 */
interface ClusterEngine extends AutoCloseable {

  /** Begins to take jobs. */
  void start();

  /** Takes no more jobs, or takes jobs again; what runs goes on. */
  void pause(boolean pause);

  /** Puts an order where some node finds it, unless there is one for that job. */
  void submit(WorkOrder order);

  /** The jobs that run on this node. */
  List<String> running();

  /** Interrupts the jobs that run on this node; another one does them. */
  void interrupt();

  /**
   * Takes no more jobs, waits for those that run, and interrupts them when it has waited for as
   * long as it was told; whatever is not done then is done by another node.
   */
  @Override
  void close();
}
