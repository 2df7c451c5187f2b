package dev.moie.app.daemon;

import dev.moie.core.engine.HeartEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lives with the daemon, and who hears what happens in it. */
final class Services {
  private static final Logger LOG = LoggerFactory.getLogger(Services.class);

  private final Set<DaemonService> services;
  private final List<DaemonService> started = new ArrayList<>();
  private final List<Consumer<HeartEvent>> listeners = new CopyOnWriteArrayList<>();

  Services(Set<DaemonService> services) {
    this.services = services;
  }

  synchronized void start(DaemonContext daemon) throws IOException {
    for (DaemonService service : services) {
      started.add(service);
      service.start(daemon);
      LOG.info("{} has begun", service.name());
    }
  }

  /** The last one first. */
  synchronized void stop() {
    for (int i = started.size() - 1; i >= 0; i--) {
      try {
        started.get(i).stop();
      } catch (RuntimeException e) {
        LOG.warn("{} did not end in good order", started.get(i).name(), e);
      }
    }
    started.clear();
  }

  DaemonContext.Listening listen(Consumer<HeartEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void hear(HeartEvent event) {
    for (Consumer<HeartEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.warn("a listener failed", e);
      }
    }
  }
}
