package dev.moie.core.engine;

import dev.moie.core.state.State;
import dev.moie.core.stop.Stop;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link Heart} does now.
 *
 * @param turnedAt when its thread was last seen alive; it turns many times a second
 * @param lastBeat when the last beat ended
 * @param nextBeat when the next one is due
 * @param running the ids of the jobs that are being taken
 * @param due when each cyclic job is due next, by its id
 * @param stop why nothing is started
 * @param trouble what is wrong with the state, the log or the disk
 * @param state the state as it was last read or saved
 */
public record Pulse(
    Instant turnedAt,
    Optional<Instant> lastBeat,
    Instant nextBeat,
    Set<String> running,
    Map<String, Instant> due,
    Optional<Stop> stop,
    Optional<String> trouble,
    State state) {

  public Pulse {
    running = Set.copyOf(running);
    due = Map.copyOf(due);
  }
}
