package dev.moie.app;

import dev.moie.api.JobOutcome;
import dev.moie.core.engine.Breaker;
import dev.moie.core.log.LogException;
import dev.moie.core.state.Job;
import dev.moie.core.state.State;
import dev.moie.core.stop.Stop;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What holds a workspace or single jobs of it back.
 *
 * @param stop the kill switch, if it is thrown
 * @param breakers the open circuit breakers, by the ids of their jobs
 */
public record Brakes(Optional<Stop> stop, Map<String, Breaker> breakers) {

  public Brakes {
    breakers = Map.copyOf(breakers);
  }

  /** Looks. The log is asked only about jobs that failed when they were last taken. */
  public static Brakes of(Session session, State state) {
    Map<String, Breaker> breakers = new HashMap<>();
    Instant now = session.clock().instant();
    state.phases().stream()
        .flatMap(phase -> phase.jobs().stream())
        .filter(Brakes::failed)
        .forEach(
            job -> {
              try {
                Breaker.of(job, session.log(), session.settings().breaker(), now)
                    .ifPresent(breaker -> breakers.put(job.id(), breaker));
              } catch (LogException unreadable) {
                // What the state says is told all the same.
              }
            });
    return new Brakes(session.killSwitch().stop(), breakers);
  }

  private static boolean failed(Job job) {
    return job.lastResult()
        .map(result -> result.outcome())
        .filter(
            outcome ->
                outcome == JobOutcome.FAILED
                    || outcome == JobOutcome.CYCLIC_FAILED
                    || outcome == JobOutcome.INCONCLUSIVE)
        .isPresent();
  }
}
