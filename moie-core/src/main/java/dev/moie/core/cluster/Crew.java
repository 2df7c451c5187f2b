package dev.moie.core.cluster;

import dev.moie.core.engine.Engine;
import dev.moie.core.engine.NodeWorker;
import dev.moie.core.engine.WorkOrder;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.GroupQuery;
import dev.moie.core.postgres.TakenOrder;
import dev.moie.core.state.InvalidStateException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node does with an order once it has it. Thread-safe. */
final class Crew {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

  private final String node;
  private final GroupQuery<String, Tables.Beginning> beginnings;
  private final Nodes nodes;
  private final Engine engine;
  private final NodeWorker worker;
  private final BiFunction<Fence, TakenOrder, ExecutionLog> fenced;
  private final Answers answers;

  /** What is to become of an order. */
  enum Fate {
    /** It is done, answered, and in the queue no more. */
    DONE,
    /** Somebody else has it. */
    LOST,
    /** Another node can do it. */
    FOR_ANOTHER,
    /** It could not be done now, and may be tried again by any node. */
    AGAIN
  }

  Crew(
      String node,
      Database database,
      Nodes nodes,
      Engine engine,
      NodeWorker worker,
      BiFunction<Fence, TakenOrder, ExecutionLog> fenced) {
    this.node = node;
    this.beginnings = new GroupQuery<>(database, Tables::begin);
    this.nodes = nodes;
    this.engine = engine;
    this.worker = worker;
    this.fenced = fenced;
    this.answers = new Answers(database);
  }

  Tables.Beginning begin(WorkOrder order) {
    return beginnings.ask(order.job());
  }

  Fence fence(WorkOrder order, long token) {
    return Fence.ofJob(order.job(), node, token);
  }

  /**
   * Does it.
   *
   * @param beginning what was known of the job when the claim began
   */
  Fate carryOut(WorkOrder order, JobClaim claim, Tables.Beginning beginning) {
    TakenOrder taken = claim.order(beginning.newest());
    try {
      Optional<String> obstacle = worker.obstacle(engine.steps(), order);
      if (obstacle.isPresent() && nodes.onlyAnotherHas(node, worker.types(order))) {
        LOG.debug("job {} is left to another node: {}", order.job(), obstacle.get());
        return Fate.FOR_ANOTHER;
      }
      String answer =
          worker.perform(
              engine.owning(fenced.apply(claim.fence(), taken), claim), order, beginning.cutOff());
      if (taken.accepted().isPresent()) {
        // It went with the last that was written of the job.
        return taken.accepted().get() ? Fate.DONE : lost(order);
      }
      return claim.isLost() ? lost(order) : answered(order, taken, answer);
    } catch (StaleFenceException e) {
      return lost(order);
    } catch (InterruptedException e) {
      return claim.isLost() ? lost(order) : Fate.AGAIN;
    } catch (LogException | IOException e) {
      LOG.warn("job {} could not be taken now: {}", order.job(), e.getMessage());
      return claim.isLost() ? lost(order) : Fate.AGAIN;
    } catch (InvalidStateException e) {
      return answered(
          order, taken, NodeWorker.refusal(order, "the state cannot be used: " + e.getMessage()));
    }
  }

  private Fate answered(WorkOrder order, TakenOrder taken, String answer) {
    return answers.put(taken, answer) ? Fate.DONE : lost(order);
  }

  private static Fate lost(WorkOrder order) {
    LOG.warn(
        "job {} has passed to another node, since this one was not heard of for too long; what it"
            + " did here was not recorded",
        order.job());
    return Fate.LOST;
  }
}
