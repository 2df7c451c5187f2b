package dev.moie.api.event;

import dev.moie.api.Experimental;
import dev.moie.api.JobInfo;
import java.time.Instant;
import java.util.Map;

/**
 * A person has had something done about a job, other than run it: that ends as a {@link
 * JobFinished}.
 *
 * @param at when
 * @param order {@code approve}, {@code deny}, {@code reset}, {@code reopen}, {@code complete},
 *     {@code pause} or {@code unpause}; later versions may have more
 * @param job the job
 * @param by who: a name of the operating system, or who was logged in
 * @param arguments what else was said, such as {@code reason}
 * @param done whether it was done; if not, {@code answer} says why
 * @param answer what the person was told
 */
@Experimental
public record OrderCarriedOut(
    Instant at,
    String order,
    JobInfo job,
    String by,
    Map<String, String> arguments,
    boolean done,
    String answer) {

  /**
   * Keeps a copy of the arguments.
   *
   * @param at when
   * @param order which order
   * @param job the job
   * @param by who
   * @param arguments what else was said
   * @param done whether it was done
   * @param answer what the person was told
   */
  public OrderCarriedOut {
    arguments = Map.copyOf(arguments);
  }
}
