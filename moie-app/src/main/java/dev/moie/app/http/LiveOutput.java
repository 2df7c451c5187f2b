package dev.moie.app.http;

import dev.moie.core.plugin.Telling;
import java.util.Optional;

/** What jobs that run in this process have told so far. Thread-safe. */
@FunctionalInterface
public interface LiveOutput {

  /** Of a process that runs no jobs itself. */
  LiveOutput NONE = job -> Optional.empty();

  /** What the step of a job tells that runs now; empty if jobs run in another process. */
  Optional<Telling> of(String job);
}
