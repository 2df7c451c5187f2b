package dev.moie.core.plugin;

import dev.moie.api.EngineListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells events to the listeners of one plugin. What they do wrong is logged, and ends here. */
final class ListenerCall {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerCall.class);

  /** One call tells events for about so long: its limit is there for each of them. */
  private static final Duration SLICE = Duration.ofMillis(100);

  private final LoadedPlugins loaded;
  private final Candidate candidate;
  private final Duration limit;

  /** What the listeners were told last. */
  private volatile String told = "";

  ListenerCall(LoadedPlugins loaded, Candidate candidate) {
    this.loaded = loaded;
    this.candidate = candidate;
    this.limit = loaded.containment().limits().listener();
  }

  /** False if one took too long: then the next events are better not told to them. */
  boolean deliver(List<EventDelivery.Event> events) {
    Deque<EventDelivery.Event> rest = new ArrayDeque<>(events);
    try {
      while (!rest.isEmpty() && loaded.heldBack().of(candidate, loaded.catalog()).isEmpty()) {
        told = rest.element().name();
        if (!call(rest)) {
          return false;
        }
      }
    } catch (IOException e) {
      LOG.warn("plugin {} cannot be told of {}: {}", candidate.id(), told, Thrown.describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private boolean call(Deque<EventDelivery.Event> rest) throws IOException, InterruptedException {
    int before = rest.size();
    LoadedPlugins.Held held = loaded.hold(candidate.id());
    try {
      new GuardedCall(
              loaded.containment(),
              new CallSubject(candidate, "a listener"),
              held.plugin().loader(),
              held.lease(),
              limit)
          .run(() -> tell(held.plugin(), rest), () -> {});
    } catch (CallFailure e) {
      LOG.warn("a listener of plugin {} failed at {}: {}", candidate.id(), told, e.getMessage());
      e.problem().ifPresent(problem -> loaded.note(candidate.id(), problem));
      if (e.kind() == CallFailure.Kind.TIMED_OUT || e.kind() == CallFailure.Kind.ABANDONED) {
        loaded.note(candidate.id(), Problems.slowListener(limit));
        return false;
      }
      if (rest.size() == before) {
        // It did not even come to the first; the next one may have a thread.
        rest.remove();
      }
    }
    return true;
  }

  /** On the plugin's thread. What one event makes it throw does not take the next ones away. */
  private boolean tell(LoadedPlugin plugin, Deque<EventDelivery.Event> rest)
      throws ReflectiveOperationException {
    long began = System.nanoTime();
    long slice = Math.min(SLICE.toNanos(), limit.toNanos() / 10);
    List<EngineListener> listeners = plugin.listeners();
    do {
      EventDelivery.Event event = rest.remove();
      told = event.name();
      for (EngineListener listener : listeners) {
        event.call().accept(listener);
      }
    } while (!rest.isEmpty() && System.nanoTime() - began < slice);
    return true;
  }
}
