package dev.moie.core.engine;

import dev.moie.core.stop.Stop;
import dev.moie.core.stop.Torsion;
import dev.moie.core.workspace.BreakerSettings;
import java.util.Optional;

/**
 * What keeps the engine from going on: asked before anything is started, and while it runs.
 * Thread-safe.
 */
public interface Safety {

  /** Nothing stops this engine. */
  Safety NONE =
      new Safety() {
        @Override
        public Optional<Stop> stop() {
          return Optional.empty();
        }

        @Override
        public void torsion(Torsion torsion) {}

        @Override
        public BreakerSettings breaker() {
          return BreakerSettings.DEFAULT;
        }
      };

  /** The stop that is in force. Cheap. */
  Optional<Stop> stop();

  /** A plugin reports a torsion, which may stop the workspace. */
  void torsion(Torsion torsion);

  /** When a job's circuit breaker opens. */
  BreakerSettings breaker();
}
