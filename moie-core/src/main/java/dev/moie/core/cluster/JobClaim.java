package dev.moie.core.cluster;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import dev.moie.core.engine.Ownership;
import dev.moie.core.log.Execution;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.TakenOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * That a job is this node's to do. Ends when half of the lease has passed without a heartbeat that
 * the database has confirmed: that is before any other node can have the job. Thread-safe.
 */
final class JobClaim implements Ownership {
  private final Database database;
  private final CurrentlyExecuting execution;
  private final Fence fence;
  private final Thread thread = Thread.currentThread();
  private volatile boolean lost;
  private boolean over;

  JobClaim(Database database, CurrentlyExecuting execution, Fence fence) {
    this.database = database;
    this.execution = execution;
    this.fence = fence;
  }

  Fence fence() {
    return fence;
  }

  /** What db-scheduler knows of it. */
  private Pick pick() {
    return new Pick(execution.getExecution().pickedBy, execution.getExecution().version);
  }

  /**
   * The order that it is about, which is not answered yet.
   *
   * @param newest the job's newest execution
   */
  TakenOrder order(Optional<Execution> newest) {
    return new TakenOrder(
        Tables.TASK, execution.getTaskInstance().getId(), pick().node(), pick().version(), newest);
  }

  boolean isLost() {
    return lost;
  }

  /** Interrupts what is done under it, if it has ended. */
  synchronized void enforce() {
    if (!over && !lost && !isFresh()) {
      lost = true;
      thread.interrupt();
    }
  }

  /** Interrupts what is done under it, which is to be done elsewhere. */
  synchronized void interrupt() {
    if (!over) {
      thread.interrupt();
    }
  }

  /** Nothing is done under it any more; the thread is another's from here on. */
  synchronized void over() {
    over = true;
    // An interruption that came too late would hit whatever the thread does next.
    Thread.interrupted();
  }

  private boolean isFresh() {
    return execution.getHeartbeatState().getFractionDead() < 0.5;
  }

  @Override
  public OptionalLong token() {
    return OptionalLong.of(fence.token());
  }

  @Override
  public boolean isHeld() {
    try {
      return !lost
          && isFresh()
          && Tables.isPicked(database, execution.getTaskInstance().getId(), pick())
          && Tables.isNewest(database, fence);
    } catch (LogException unknown) {
      return false;
    }
  }
}
