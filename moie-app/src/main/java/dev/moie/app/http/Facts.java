package dev.moie.app.http;

import dev.moie.app.Brakes;
import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.render.AlertsView;
import dev.moie.app.render.ClusterView;
import dev.moie.core.cluster.NodeRow;
import dev.moie.core.cluster.Overview;
import dev.moie.core.cyclic.CyclicReport;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.LogException;
import dev.moie.core.log.Pause;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.State;
import dev.moie.core.state.StateStore;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.AlertSettings;
import dev.moie.core.workspace.LockLook;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is to show, read as the commands of the terminal read it: from the state file, the log
 * and the folders, whoever writes there. Takes no lock. Thread-safe.
 */
final class Facts implements AutoCloseable {
  private final Session session;
  private final StateCache states;
  private final PluginFacts plugins;

  Facts(Opener opener, PluginFacts plugins) throws Exception {
    this.session = opener.open();
    this.states = new StateCache(session);
    this.plugins = plugins;
  }

  /** In the workspace's time zone. */
  Clock clock() {
    return session.clock();
  }

  Path root() {
    return session.workspace().root();
  }

  ExecutionLog log() {
    return session.log();
  }

  String settingsFile() {
    return session.workspace().settingsFile().toString();
  }

  String stateFile() {
    return session.statePlace();
  }

  /**
   * What the state file says, with its warnings.
   *
   * @throws dev.moie.core.state.InvalidStateException if it cannot be used
   */
  LoadedState loaded() throws Exception {
    return states.load();
  }

  State state() throws Exception {
    return loaded().state();
  }

  /** Where the warnings of the state are, for people. */
  List<String> warnings() throws Exception {
    StateStore store = session.store();
    return loaded().warnings().stream().map(each -> each.describe(store.name())).toList();
  }

  /** What holds the workspace or jobs of it back. */
  Brakes brakes() throws Exception {
    return Brakes.of(session, state());
  }

  /** How the cyclic jobs do. */
  CyclicReport cyclic() {
    return session.cyclicReport();
  }

  /**
   * What people are told.
   *
   * @param limit how many at most of those that are over
   */
  AlertsView alerts(int limit) {
    return AlertsView.of(channels(), session.alerts(), limit);
  }

  /** As the file has them now; while it cannot be used, as they were. */
  private AlertSettings channels() {
    try {
      return Settings.read(session.workspace().settingsFile()).alerts();
    } catch (SettingsException | IOException unusable) {
      return session.settings().alerts();
    }
  }

  List<Execution> history(HistoryQuery query) {
    return log().history(query);
  }

  /** One execution by its whole id. */
  Optional<Execution> execution(String id) {
    return log().execution(id).filter(found -> found.id().equals(id));
  }

  /** What runs now, or was cut off and has not been noticed yet. */
  List<Execution> unfinished() {
    return log().interrupted();
  }

  Map<String, Pause> paused() {
    return log().paused().stream().collect(Collectors.toMap(Pause::job, Function.identity()));
  }

  /** That of the cluster, if there is one. */
  KillSwitch killSwitch() {
    return session.killSwitch();
  }

  /** The cluster, if the workspace is a node of one. */
  Optional<ClusterView> cluster() {
    return session.shared().map(PostgresStorage::look);
  }

  /** Where jobs run now: nodes by the ids of the jobs. */
  Map<String, String> places() {
    return session
        .shared()
        .map(
            shared ->
                shared.overview().jobs().stream()
                    .filter(job -> job.node().isPresent())
                    .collect(Collectors.toMap(Overview.QueuedJob::job, job -> job.node().get())))
        .orElseGet(Map::of);
  }

  /** Whether the workspace is a node of a cluster. */
  boolean isNode() {
    return session.shared().isPresent();
  }

  /** What tells that something has changed in the database, if there is one. */
  Surface.Shared shared() {
    if (session.shared().isEmpty()) {
      return Surface.Shared.NONE;
    }
    try {
      Overview overview = session.shared().get().overview();
      StringBuilder nodes = new StringBuilder();
      overview.leader().ifPresent(leader -> nodes.append(leader.token()));
      for (NodeRow node : overview.nodes()) {
        nodes.append(' ').append(node.info().id()).append(node.state()).append(node.since());
      }
      overview.jobs().forEach(job -> nodes.append(' ').append(job.job()).append(job.node()));
      return new Surface.Shared(session.stateStamp(), nodes.toString());
    } catch (IOException | LogException unreachable) {
      return new Surface.Shared("unreachable", "unreachable");
    }
  }

  /** Who holds the workspace; it may be this process. */
  LockLook holder() {
    return LockLook.at(session.workspace());
  }

  PluginFacts plugins() {
    return plugins;
  }

  @Override
  public void close() throws Exception {
    session.close();
  }
}
