package dev.moie.app.daemon;

import dev.moie.core.engine.HeartEvent;
import dev.moie.core.engine.Pulse;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.state.State;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.Workspace;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What a service of the daemon may look at and ask for. Thread-safe. Settings, plugins, log and
 * clock may be others after a change of {@code moie.yaml}: ask for them each time.
 *
 * <p>Who wants something done about a job puts a request into {@code log().requests()}, as a
 * command beside the daemon does; it is served at once, and answered there.
 */
public interface DaemonContext {

  /** The workspace that the daemon holds. */
  Workspace workspace();

  /** The settings that count now. */
  Settings settings();

  /** The time, in the workspace's zone. */
  Clock clock();

  /** The plugins that are in use now. */
  PluginHost plugins();

  /** The execution log, to read, and for requests. */
  ExecutionLog log();

  /**
   * The state as the daemon last read or saved it; on a node that does not lead, as it is now.
   *
   * @throws IllegalStateException if it has to be read, and cannot be used
   */
  State state();

  /**
   * What the daemon does now: what runs, what is due when, since when it is stopped. On a node that
   * does not lead: what runs in the cluster; when what is due, the node that leads knows alone.
   *
   * @throws IllegalStateException if the state has to be read for that, and cannot be used
   */
  Pulse pulse();

  /** The kill switch; what is done to it is seen at once. */
  KillSwitch killSwitch();

  /**
   * Has a listener hear of everything that happens from now on.
   *
   * @param listener called on the daemon's thread, so it must not wait for anything
   * @return closing it ends that
   */
  Listening listen(Consumer<HeartEvent> listener);

  /** A listener that is heard. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
