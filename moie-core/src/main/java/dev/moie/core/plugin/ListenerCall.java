package dev.moie.core.plugin;

import dev.moie.api.EngineListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one event to the listeners of one plugin. What they do wrong is logged, and ends here. */
final class ListenerCall {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ListenerCall.class);

  private final LoadedPlugins loaded;
  private final Candidate candidate;

  ListenerCall(LoadedPlugins loaded, Candidate candidate) {
    this.loaded = loaded;
    this.candidate = candidate;
  }

  void deliver(String what, Consumer<EngineListener> call) {
    try {
      LoadedPlugins.Held held = loaded.hold(candidate);
      new GuardedCall(held.plugin(), held.lease(), LIMIT)
          .run(
              () -> {
                held.plugin().listeners().forEach(call);
                return true;
              },
              () -> {});
    } catch (IOException e) {
      LOG.warn("plugin {} cannot be told of {}: {}", candidate.id(), what, Thrown.describe(e));
    } catch (ExecutionException e) {
      LOG.warn(
          "a listener of plugin {} failed at {}: {}",
          candidate.id(),
          what,
          Thrown.describe(e.getCause()));
    } catch (GuardedCall.Overrun e) {
      LOG.warn("a listener of plugin {} took over {} at {}", candidate.id(), LIMIT, what);
      if (e.isAbandoned()) {
        loaded.note(candidate.id(), Problems.abandonedCall("a listener"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
