package dev.moie.core.cluster;

import dev.moie.core.engine.Engine;
import dev.moie.core.engine.NodeWorker;
import dev.moie.core.engine.WorkQueue;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.TakenOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process of a cluster, from its joining to its leaving: it says that it lives, takes jobs, and
 * leads if nobody else does. Thread-safe.
 */
public final class ClusterNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);

  private final Database database;
  private final ClusterSettings settings;
  private final Supplier<NodeInfo> info;
  private final String id;
  private final Nodes nodes;
  private final ClusterEngine engine;
  private volatile Optional<Ticker> pulse = Optional.empty();
  private volatile Optional<Leading> leading = Optional.empty();
  private volatile boolean draining;

  /** The lead, and the queue that comes with it. */
  private record Leading(Lead lead, LeadersQueue queue) {}

  /**
   * What a node is made of.
   *
   * @param info what it says of itself; its running jobs are added
   * @param work the engine that its jobs run in, whose log carries no token
   * @param worker takes jobs
   * @param fenced the log, every write to which carries a token, and the last one an answer
   * @param jobs how many jobs it takes at once
   * @param drain how long jobs may go on when it leaves
   */
  public record Parts(
      Supplier<NodeInfo> info,
      Engine work,
      NodeWorker worker,
      BiFunction<Fence, TakenOrder, ExecutionLog> fenced,
      int jobs,
      Duration drain) {}

  private ClusterNode(Database database, ClusterSettings settings, Parts parts, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.info = parts.info();
    this.id = parts.info().get().id();
    this.nodes = new Nodes(database, settings);
    this.engine =
        new DbSchedulerEngine(
            id,
            new Crew(id, database, nodes, parts.work(), parts.worker(), parts.fenced()),
            database,
            settings,
            parts.jobs(),
            parts.drain(),
            clock);
  }

  /**
   * Joins a cluster, and begins to take jobs.
   *
   * @throws ClusterException if this machine's clock differs too much from the database's
   * @throws LogException if the database cannot be reached
   */
  public static ClusterNode join(
      Database database, ClusterSettings settings, Parts parts, Clock clock)
      throws ClusterException {
    checkClock(database, settings, clock);
    ClusterNode node = new ClusterNode(database, settings, parts, clock);
    node.nodes.join(node.current());
    node.engine.start();
    node.pulse = Optional.of(Ticker.start("moie-node", settings.heartbeat(), node::beat));
    LOG.info("node {} has joined the cluster", node.id);
    return node;
  }

  /** Who finds others dead judges by its own clock, which must not be far from theirs. */
  private static void checkClock(Database database, ClusterSettings settings, Clock clock)
      throws ClusterException {
    Duration skew = ClockSkew.of(database, clock);
    if (skew.abs().compareTo(settings.halfLease()) > 0) {
      throw new ClusterException(
          "this machine's clock is "
              + Math.abs(skew.toMillis()) / 1000.0
              + " s "
              + (skew.isNegative() ? "behind" : "ahead of")
              + " the database's; a node that judges others by it would take their work away. Set"
              + " the clock (chrony, systemd-timesyncd), and start again");
    }
  }

  private NodeInfo current() {
    NodeInfo now = info.get();
    return new NodeInfo(
        id, now.host(), now.pid(), now.version(), now.plugins(), now.types(), engine.running());
  }

  private void beat() {
    try {
      leading.ifPresent(each -> each.lead().renew());
      Optional<Boolean> asked = nodes.seen(current());
      if (asked.isEmpty()) {
        LOG.warn("node {} was removed from the cluster, and joins again", id);
        nodes.put(current());
      }
      drain(asked.orElse(false));
    } catch (RuntimeException e) {
      LOG.warn("node {} cannot tell that it lives: {}", id, e.getMessage());
    }
  }

  private void drain(boolean drain) {
    if (drain != draining) {
      draining = drain;
      engine.pause(drain);
      LOG.info("node {} takes {}", id, drain ? "no more work" : "work again");
    }
  }

  /** This node's name. */
  public String id() {
    return id;
  }

  /** Whether it was asked to take no more work. */
  public boolean isDraining() {
    return draining;
  }

  /** The jobs that run here. */
  public List<String> running() {
    return engine.running();
  }

  /**
   * Takes the lead, if nobody has it and this node takes work.
   *
   * @throws LogException if the database cannot be reached
   */
  public Optional<Lead> lead() {
    if (draining || leading.isPresent()) {
      return Optional.empty();
    }
    Optional<Lead> lead = Lead.take(database, settings, id);
    leading =
        lead.map(
            each ->
                new Leading(each, new LeadersQueue(engine, new Answers(database), each, settings)));
    lead.ifPresent(each -> LOG.info("node {} leads", id));
    return lead;
  }

  /** Where jobs go while this node leads. */
  public Optional<WorkQueue> queue() {
    return leading.map(Leading::queue);
  }

  /** Gives up the lead; what was ordered goes on. */
  public void follow() {
    Optional<Leading> had = leading;
    leading = Optional.empty();
    had.ifPresent(
        each -> {
          each.queue().close();
          each.lead().close();
        });
  }

  /** Interrupts the jobs that run here; other nodes do them. */
  public void interrupt() {
    engine.interrupt();
  }

  /** Leaves: jobs are let run to their end for as long as was said, and go to others then. */
  @Override
  public void close() {
    follow();
    engine.close();
    pulse.ifPresent(Ticker::close);
    try {
      nodes.leave(id);
    } catch (LogException unreachable) {
      LOG.warn("node {} could not say that it leaves: {}", id, unreachable.getMessage());
    }
  }
}
