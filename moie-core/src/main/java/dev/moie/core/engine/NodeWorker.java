package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Execution;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.StateStore;
import dev.moie.core.state.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes jobs on a node of a cluster, as the leading one has ordered: verify, run, verify, with what
 * the log knows of the job. Everything that it writes carries the fencing token of the claim.
 * Thread-safe.
 */
public final class NodeWorker {
  private final StateStore store;
  private volatile Optional<State> known = Optional.empty();

  /**
   * A node's worker.
   *
   * @param store the state; read, never written
   */
  public NodeWorker(StateStore store) {
    this.store = store;
  }

  /**
   * Which of the plugins' types that an order needs cannot be used here.
   *
   * @return for people; empty if all can
   */
  public Optional<String> obstacle(StepExecutor steps, WorkOrder order)
      throws InvalidStateException, IOException {
    Optional<Job> job = state(order).job(order.job());
    return job.stream()
        .flatMap(
            each ->
                Stream.concat(
                    obstacle(steps, each.verify(), StepExecutor.Kind.VERIFY, each).stream(),
                    obstacle(steps, each.run(), StepExecutor.Kind.RUN, each).stream()))
        .findFirst();
  }

  private static Optional<String> obstacle(
      StepExecutor steps, Optional<Step> step, StepExecutor.Kind kind, Job job) {
    return step.flatMap(each -> steps.obstacle(each, kind, job.id()));
  }

  /** The plugins' types that an order needs, such as {@code verify/file}. */
  public List<String> types(WorkOrder order) throws InvalidStateException, IOException {
    return state(order)
        .job(order.job())
        .map(job -> Stream.of(job.verify(), job.run()).flatMap(Optional::stream))
        .orElseGet(Stream::empty)
        .map(Step::uses)
        .distinct()
        .toList();
  }

  /**
   * Takes the job of an order.
   *
   * @param engine whose log writes under the claim
   * @param cutOff whether the log may have executions of the job that have no end: whoever had it
   *     before is gone
   * @return what came of it, for {@link WorkQueue#take}
   * @throws InterruptedException if the node is to stop, or has lost the claim
   */
  public String perform(Engine engine, WorkOrder order, boolean cutOff)
      throws InvalidStateException, IOException, InterruptedException {
    State state = state(order);
    Optional<Job> job = state.job(order.job());
    Optional<Phase> phase = state.phaseOf(order.job());
    if (job.isEmpty() || phase.isEmpty()) {
      return refusal(order, "there is no job " + order.job() + " in the state any more");
    }
    if (!job.get().definition().equals(order.definition())) {
      return refusal(order, "its definition has changed meanwhile; the next heartbeat takes it up");
    }
    if (cutOff) {
      recover(engine, order.job());
    }
    LiveJobs jobs = new LiveJobs(engine, BeatProgress.NONE, id -> Optional.empty());
    return TakenJson.write(
        order.asked()
            ? jobs.takeNow(phase.get(), job.get(), order.force())
            : jobs.take(phase.get(), job.get()));
  }

  /** An answer without having taken the job. */
  public static String refusal(WorkOrder order, String why) {
    return TakenJson.write(Taken.of(JobOutcome.INCONCLUSIVE, why));
  }

  /** Whoever had the job before is gone, and its claim is ours: what it began has no end. */
  private static void recover(Engine engine, String job) {
    for (Execution execution : engine.log().interrupted()) {
      if (execution.job().equals(job)) {
        Recovery.recordCutOff(engine, execution);
      }
    }
  }

  /** The state in which the order's job is as the order says; read anew only if it is not. */
  private State state(WorkOrder order) throws InvalidStateException, IOException {
    Optional<State> before = known;
    if (before.flatMap(state -> state.job(order.job())).filter(order::means).isPresent()) {
      return before.get();
    }
    return read();
  }

  private synchronized State read() throws InvalidStateException, IOException {
    State read = store.load().state();
    known = Optional.of(read);
    return read;
  }
}
