package dev.moie.api.event;

import java.time.Instant;
import java.util.Optional;

/**
 * A plugin's jar was added, replaced or removed while the engine runs. Sent after the change, so a
 * listener in the plugin itself hears of its own arrival, and not of its own removal. What was in
 * the folders when the engine started is not told.
 *
 * @param at when
 * @param plugin the plugin's id
 * @param what what happened
 * @param from the version that was in use before; empty if there was none
 * @param to the version that the jar has which was added, or took or could not take the old one's
 *     place; empty if it was removed, or if the jar does not say
 * @param reason why the old version was kept, for people; empty for everything else
 */
public record PluginChanged(
    Instant at,
    String plugin,
    What what,
    Optional<String> from,
    Optional<String> to,
    String reason) {

  /** What happened to a plugin. */
  public enum What {
    /** It was not there before. */
    ADDED,
    /** Another version is in use from now on; calls that run end on the old one. */
    REPLACED,
    /** It is not used any more; calls that run end. */
    REMOVED,
    /** A new jar could not take its place, and the old version stays in use. */
    KEPT
  }
}
