package dev.moie.core.plugin;

import java.time.Instant;
import java.util.List;

/**
 * What became of a version of a plugin that was replaced or removed while the engine ran.
 *
 * @param id the plugin
 * @param version its version
 * @param at when it was closed
 * @param state whether its classes are gone
 * @param holders what keeps them, as far as that can be seen; empty unless they are {@link
 *     State#HELD}
 * @param threads the names of threads that it has left running; empty once it is reclaimed
 */
public record UnloadReport(
    String id,
    String version,
    Instant at,
    State state,
    List<String> holders,
    List<String> threads) {

  /** Whether a class loader is gone. */
  public enum State {
    /** It is not known yet. */
    PENDING,
    /** The memory is free again. */
    RECLAIMED,
    /**
     * Something still refers to it: its memory stays in use until that ends, or the engine does.
     */
    HELD
  }

  public UnloadReport {
    holders = List.copyOf(holders);
    threads = List.copyOf(threads);
  }
}
