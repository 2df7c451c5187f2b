package dev.moie.app.http.page;

import java.util.List;

/**
 * The page of the nodes of a cluster.
 *
 * @param frame what is around it
 * @param database where the cluster is
 * @param leader who leads and for how long, in a sentence
 * @param led whether somebody does
 * @param nodes the nodes
 * @param queue the jobs that run or wait for a node
 * @param more how many more there are
 * @param differences what is not the same on all nodes, one line each
 */
public record NodePage(
    Frame frame,
    String database,
    String leader,
    boolean led,
    List<Node> nodes,
    List<Queued> queue,
    int more,
    List<String> differences) {

  /**
   * A node.
   *
   * @param name its name
   * @param tone of its colour
   * @param state how it stands
   * @param leads whether it leads
   * @param silent how long ago it was heard of
   * @param host machine and process
   * @param version of the program
   * @param since when it joined
   * @param running the jobs that run there
   * @param plugins what it has
   */
  public record Node(
      String name,
      String tone,
      String state,
      boolean leads,
      String silent,
      String host,
      String version,
      Moment since,
      List<String> running,
      List<String> plugins) {}

  /**
   * A job in the queue.
   *
   * @param job its id
   * @param task its title
   * @param node where it runs; empty if it waits
   * @param since since when, or from when on
   * @param silent for how long its node has not confirmed that it runs; empty if it waits
   */
  public record Queued(String job, String task, String node, Moment since, String silent) {
    /** Where its job's page is. */
    public String href() {
      return Links.job(job);
    }
  }
}
