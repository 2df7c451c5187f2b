package dev.moie.app.daemon;

import dev.moie.app.Session;
import dev.moie.core.cluster.Overview;
import dev.moie.core.engine.Heart;
import dev.moie.core.engine.HeartEvent;
import dev.moie.core.engine.Pulse;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.State;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What services see of a daemon: always the session and the heart that are there now. */
record LiveContext(
    Workspace workspace,
    Supplier<Session> session,
    Supplier<Settings> current,
    Services services,
    Supplier<Optional<Heart>> heart)
    implements DaemonContext {

  @Override
  public Settings settings() {
    return current.get();
  }

  @Override
  public Clock clock() {
    return session.get().clock();
  }

  @Override
  public PluginHost plugins() {
    return session.get().plugins();
  }

  @Override
  public ExecutionLog log() {
    return session.get().log();
  }

  @Override
  public State state() {
    return beating().map(Pulse::state).orElseGet(this::stored);
  }

  @Override
  public Pulse pulse() {
    return beating().orElseGet(this::following);
  }

  private Optional<Pulse> beating() {
    return heart.get().flatMap(Heart::pulse);
  }

  /** Another node beats: what is known of that is in the store. */
  private Pulse following() {
    State state = stored();
    Instant now = clock().instant();
    Optional<Instant> last = state.meta().lastHeartbeat();
    Set<String> running =
        session.get().shared().stream()
            .flatMap(shared -> shared.overview().jobs().stream())
            .filter(job -> job.node().isPresent())
            .map(Overview.QueuedJob::job)
            .collect(Collectors.toSet());
    return new Pulse(
        now,
        last,
        last.map(beat -> beat.plus(settings().beat().every())).orElse(now),
        running,
        Map.of(),
        killSwitch().stop(),
        Optional.empty(),
        state);
  }

  private State stored() {
    try {
      return session.get().store().load().state();
    } catch (InvalidStateException | IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public KillSwitch killSwitch() {
    return session.get().killSwitch();
  }

  @Override
  public Listening listen(Consumer<HeartEvent> listener) {
    return services.listen(listener);
  }
}
