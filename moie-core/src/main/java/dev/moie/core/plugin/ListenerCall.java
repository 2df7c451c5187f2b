package dev.moie.core.plugin;

import dev.moie.api.EngineListener;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one event to the listeners of one plugin. What they do wrong is logged, and ends here. */
final class ListenerCall {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerCall.class);

  private final LoadedPlugins loaded;
  private final Candidate candidate;

  ListenerCall(LoadedPlugins loaded, Candidate candidate) {
    this.loaded = loaded;
    this.candidate = candidate;
  }

  /** False if it took too long: then the next event is better not told to them. */
  boolean deliver(String what, Consumer<EngineListener> call) {
    try {
      LoadedPlugins.Held held = loaded.hold(candidate.id());
      new GuardedCall(
              loaded.containment(),
              new CallSubject(candidate, "a listener"),
              held.plugin().loader(),
              held.lease(),
              loaded.containment().limits().listener())
          .run(
              () -> {
                held.plugin().listeners().forEach(call);
                return true;
              },
              () -> {});
    } catch (IOException e) {
      LOG.warn("plugin {} cannot be told of {}: {}", candidate.id(), what, Thrown.describe(e));
    } catch (CallFailure e) {
      LOG.warn("a listener of plugin {} failed at {}: {}", candidate.id(), what, e.getMessage());
      e.problem().ifPresent(problem -> loaded.note(candidate.id(), problem));
      if (e.kind() == CallFailure.Kind.TIMED_OUT || e.kind() == CallFailure.Kind.ABANDONED) {
        loaded.note(
            candidate.id(), Problems.slowListener(loaded.containment().limits().listener()));
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
