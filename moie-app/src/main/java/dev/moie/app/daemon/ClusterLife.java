package dev.moie.app.daemon;

import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.Version;
import dev.moie.core.alert.Rounds;
import dev.moie.core.cluster.ClusterException;
import dev.moie.core.cluster.ClusterNode;
import dev.moie.core.cluster.Lead;
import dev.moie.core.cluster.NodeInfo;
import dev.moie.core.engine.Heart;
import dev.moie.core.engine.NodeWorker;
import dev.moie.core.log.LogException;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.PluginState;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon as one of several nodes: it takes jobs all the time, and while nobody else leads, its
 * heart beats and says which jobs there are. Used once, by the daemon's thread, but for {@link
 * #end} and {@link #leave}.
 */
final class ClusterLife {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterLife.class);

  /** A leader hands jobs out; how many run at once is up to the nodes. */
  private static final int NO_LIMIT = 100_000;

  private final Daemon daemon;
  private final Session session;
  private final PostgresStorage storage;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<ClusterNode> node = Optional.empty();
  private volatile Optional<Heart> heart = Optional.empty();
  private String trouble = "";

  ClusterLife(Daemon daemon, Session session, PostgresStorage storage) {
    this.daemon = daemon;
    this.session = session;
    this.storage = storage;
  }

  /** Lives until {@link #leave} or {@link #end}. */
  void run() throws InvalidStateException, IOException, InterruptedException {
    try (ClusterNode joined = join()) {
      node = Optional.of(joined);
      session.store().load();
      session.watchPlugins(() -> heart.ifPresent(Heart::beatSoon));
      daemon.opened();
      while (over.getCount() > 0) {
        Optional<Lead> lead = lead(joined);
        if (lead.isPresent()) {
          lead(joined, lead.get());
        } else {
          daemon.writeHealth();
          over.await(storage.cluster().poll().toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } finally {
      node = Optional.empty();
    }
  }

  private ClusterNode join() throws ClusterException {
    NodeWorker worker = new NodeWorker(storage.documents());
    return ClusterNode.join(
        storage.database(),
        storage.cluster(),
        new ClusterNode.Parts(
            this::info,
            session.engine(daemon::settings),
            worker,
            storage::log,
            daemon.settings().daemon().maxJobs(),
            daemon.settings().daemon().drain()),
        session.clock());
  }

  private NodeInfo info() {
    Settings settings = daemon.settings();
    LockHolder here = LockHolder.ofThisProcess(Daemon.NAME, session.clock());
    List<PluginReport> usable =
        session.plugins().reports().stream().filter(ClusterLife::isUsable).toList();
    return new NodeInfo(
        settings.store().node().orElse(here.host() + "-" + here.pid()),
        here.host(),
        ProcessHandle.current().pid(),
        Version.program(),
        usable.stream().map(report -> report.id() + " " + report.version()).toList(),
        usable.stream()
            .flatMap(report -> report.types().stream())
            .map(type -> type.name())
            .sorted()
            .toList(),
        List.of());
  }

  private static boolean isUsable(PluginReport report) {
    return report.state() == PluginState.READY || report.state() == PluginState.STARTED;
  }

  private Optional<Lead> lead(ClusterNode joined) {
    try {
      Optional<Lead> lead = joined.lead();
      told("");
      return lead;
    } catch (LogException e) {
      told(e.getMessage());
      return Optional.empty();
    }
  }

  private void lead(ClusterNode joined, Lead lead) throws InterruptedException {
    storage.lead(Optional.of(lead));
    try (Rounds rounds = new Rounds(session.alerts());
        LeadWatch watch = new LeadWatch(joined, lead, this::stopBeating)) {
      Heart beating =
          new Heart(
              session.engine(daemon::settings),
              session.store(),
              joined.queue(),
              () -> new Heart.Tempo(daemon.every(), NO_LIMIT, NO_LIMIT),
              this::stamp,
              daemon::hear);
      heart = Optional.of(beating);
      daemon.beats(beating);
      if (over.getCount() == 0) {
        stopBeating("the daemon ends");
      }
      beating.run();
    } catch (InvalidStateException | IOException | LogException e) {
      told(e.getMessage());
      over.await(storage.cluster().poll().toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      heart = Optional.empty();
      daemon.beatsNoMore();
      storage.lead(Optional.empty());
      joined.follow();
    }
  }

  private String stamp() {
    try {
      return session.stateStamp();
    } catch (IOException unreachable) {
      // Another text than any other: the state is looked at, and the trouble found there.
      return "unreachable " + System.nanoTime();
    }
  }

  /** Once for each trouble, and once when it is over. */
  private void told(String now) {
    String said = String.valueOf(now);
    if (!said.equals(trouble)) {
      if (said.isEmpty()) {
        LOG.info("the cluster can be reached again");
      } else {
        LOG.error("{}", said);
      }
      trouble = said;
    }
  }

  /** What runs elsewhere goes on, and whoever leads next hears of it. */
  private void stopBeating(String why) {
    heart.ifPresent(its -> LOG.info("this node leads no more: {}", why));
    heart.ifPresent(its -> its.end(new Stop(session.clock().instant(), "moie", why, Stop.How.NOW)));
  }

  /** Ends: jobs are let run to their end, or interrupted. */
  void end(Stop stop) {
    over.countDown();
    stopBeating("the daemon ends");
    if (stop.how() == Stop.How.NOW) {
      node.ifPresent(ClusterNode::interrupt);
    }
  }

  /** Leaves the cluster, to join it again with other settings. */
  void leave() {
    over.countDown();
    stopBeating("the settings have changed");
  }

  /** Whether it follows another node, and is well. */
  boolean follows() {
    return node.isPresent() && heart.isEmpty();
  }

  /** What is wrong; empty if nothing is. */
  Optional<String> trouble() {
    return Optional.of(trouble).filter(text -> !text.isEmpty());
  }
}
