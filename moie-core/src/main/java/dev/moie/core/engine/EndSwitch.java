package dev.moie.core.engine;

import dev.moie.core.stop.Stop;
import dev.moie.core.stop.Torsion;
import dev.moie.core.workspace.BreakerSettings;
import java.util.Optional;

/**
 * The kill switch of the workspace, and another one beside it that ends this engine only. For
 * everything that asks before it starts something, they are the same. Thread-safe.
 */
final class EndSwitch implements Safety {
  private final Safety workspace;
  private volatile Optional<Stop> end = Optional.empty();

  EndSwitch(Safety workspace) {
    this.workspace = workspace;
  }

  /** Ends the engine; one that drains can be ended at once, and not the other way round. */
  synchronized void end(Stop wanted) {
    if (end.isEmpty() || wanted.how() == Stop.How.NOW) {
      end = Optional.of(wanted);
    }
  }

  /** That this engine is to end. */
  Optional<Stop> ending() {
    return end;
  }

  @Override
  public Optional<Stop> stop() {
    Optional<Stop> here = end;
    Optional<Stop> there =
        here.isPresent() && here.get().how() == Stop.How.NOW ? Optional.empty() : workspace.stop();
    return there.isPresent() && (here.isEmpty() || there.get().how() == Stop.How.NOW)
        ? there
        : here;
  }

  /** The stop of the workspace, whether this engine ends or not. */
  Optional<Stop> ofWorkspace() {
    return workspace.stop();
  }

  @Override
  public void torsion(Torsion torsion) {
    workspace.torsion(torsion);
  }

  @Override
  public BreakerSettings breaker() {
    return workspace.breaker();
  }
}
