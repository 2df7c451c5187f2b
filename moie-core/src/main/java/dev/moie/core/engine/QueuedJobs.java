package dev.moie.core.engine;

import dev.moie.core.log.Pause;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.util.Optional;

/** Takes jobs by handing them to the nodes of a cluster. What needs no node is answered here. */
final class QueuedJobs implements JobTakers {
  private final WorkQueue queue;
  private final Pauses pauses;

  QueuedJobs(WorkQueue queue, Pauses pauses) {
    this.queue = queue;
    this.pauses = pauses;
  }

  @Override
  public Taken take(Phase phase, Job job) throws InterruptedException {
    Optional<Pause> pause = pauses.of(job.id());
    return pause.isPresent()
        ? LiveJobs.paused(job, pause.get())
        : TakenJson.read(queue.take(WorkOrder.due(phase.id(), job)));
  }

  @Override
  public Taken takeNow(Phase phase, Job job, boolean force) throws InterruptedException {
    return TakenJson.read(queue.take(WorkOrder.asked(phase.id(), job, force)));
  }
}
