package dev.moie.app.http.page;

import java.util.Optional;

/**
 * A job in a list.
 *
 * @param id its id
 * @param task its title
 * @param phase the phase's id
 * @param tone how it stands, as a colour
 * @param path how it stands, as a sign
 * @param status what the state file says
 * @param word what became of it last; empty if nothing did
 * @param reason why; may be empty
 * @param at when that was
 * @param schedule of a cyclic job; else empty
 * @param paused whether people have paused it
 */
public record JobRow(
    String id,
    String task,
    int phase,
    String tone,
    String path,
    String status,
    String word,
    String reason,
    Optional<Moment> at,
    String schedule,
    boolean paused) {

  /** Where its page is. */
  public String href() {
    return Links.job(id);
  }
}
