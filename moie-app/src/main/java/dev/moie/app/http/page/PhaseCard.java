package dev.moie.app.http.page;

/**
 * A phase in the picture.
 *
 * @param id its id
 * @param name its name
 * @param status what the state file says
 * @param current whether it is the current one
 * @param completed how many of its jobs are
 * @param finite how many can be
 * @param cyclic how many never are
 * @param failed how many went wrong last
 * @param waiting how many wait for a person
 */
public record PhaseCard(
    int id,
    String name,
    String status,
    boolean current,
    int completed,
    int finite,
    int cyclic,
    int failed,
    int waiting) {

  /** In words. */
  public String words() {
    String done = finite == 0 ? "" : completed + " of " + finite + " completed";
    String watched = cyclic == 0 ? "" : cyclic + " cyclic";
    String both = done.isEmpty() || watched.isEmpty() ? done + watched : done + ", " + watched;
    return both.isEmpty() ? "no jobs" : both;
  }
}
