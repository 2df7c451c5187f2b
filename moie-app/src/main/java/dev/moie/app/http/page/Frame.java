package dev.moie.app.http.page;

import java.util.Optional;

/**
 * What is around every page.
 *
 * @param title of the page
 * @param section which entry of the menu is the current one
 * @param here path and query of the page, to come back to
 * @param project the workspace's name
 * @param heart whether it is alive
 * @param mayChange whether whoever looks has logged in with the token that changes things
 * @param loggedIn whether they have logged in at all
 * @param node whether the workspace is one of several nodes
 * @param said what came of the last action
 */
public record Frame(
    String title,
    String section,
    String here,
    String project,
    Heart heart,
    boolean mayChange,
    boolean loggedIn,
    boolean node,
    Optional<Said> said) {

  /**
   * What came of an action.
   *
   * @param tone of its colour: good if it was done, bad if it was not, person if it waits for one
   * @param text for people
   */
  public record Said(String tone, String text) {}

  /**
   * Whether the heart beats.
   *
   * @param tone of its colour
   * @param words how it is
   * @param last when it beat last
   * @param engine who works now; empty if nobody does
   * @param why what is not as it should be; may be empty
   * @param stopped whether the kill switch is thrown
   * @param leader who leads the cluster; empty without one
   */
  public record Heart(
      String tone,
      String words,
      Optional<Moment> last,
      String engine,
      String why,
      boolean stopped,
      String leader) {}
}
