package dev.moie.core.log;

/**
 * The right to write about something, as one holder got it. Of two fences of a name the one with
 * the higher token is the newer one, and once it has been used the older one may not write any
 * more.
 *
 * @param name what it is about: {@link #LEAD}, or {@code job/} and the id of a job
 * @param holder the node that has it
 * @param token from one sequence for all names, so that no token is ever given twice
 */
public record Fence(String name, String holder, long token) {
  /** The name of the leading node's. */
  public static final String LEAD = "lead";

  /** That of a job. */
  public static Fence ofJob(String job, String holder, long token) {
    return new Fence("job/" + job, holder, token);
  }
}
