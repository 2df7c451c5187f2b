package dev.moie.app.http;

import dev.moie.app.Session;
import dev.moie.core.state.LoadedState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Reads the state again when it is another than the last time. Thread-safe. */
final class StateCache {
  private final Session session;
  private String stamp = "";
  private Optional<LoadedState> state = Optional.empty();

  StateCache(Session session) {
    this.session = session;
  }

  synchronized LoadedState load() throws Exception {
    if (session.shared().isEmpty() && !Files.exists(session.workspace().stateFile())) {
      throw new IOException(
          "there is no state file in "
              + session.workspace().root()
              + " any more; put it back, or make one with \"moie init\"");
    }
    // Before it is read: what is written meanwhile is read next time.
    String now = session.statePlace() + " " + session.stateStamp();
    if (state.isEmpty() || !now.equals(stamp)) {
      state = Optional.of(session.store().load());
      stamp = now;
    }
    return state.get();
  }
}
