package dev.moie.app.daemon;

import dev.moie.app.Session;
import dev.moie.core.engine.Heart;
import dev.moie.core.engine.HeartEvent;
import dev.moie.core.engine.Pulse;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.state.State;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.Workspace;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    return pulse().state();
  }

  @Override
  public Pulse pulse() {
    return heart
        .get()
        .flatMap(Heart::pulse)
        .orElseThrow(() -> new IllegalStateException("the daemon has not begun"));
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
