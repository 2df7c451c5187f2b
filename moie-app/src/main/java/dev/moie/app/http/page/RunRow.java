package dev.moie.app.http.page;

/**
 * An execution in a list.
 *
 * @param id its id
 * @param job the job's id
 * @param task the job's title; empty if there is no such job any more
 * @param tone what it came to, as a colour
 * @param path what it came to, as a sign
 * @param word what it came to
 * @param at when it began
 * @param took how long; empty while it runs
 * @param attempt which attempt; 0 for none
 * @param type the job type that ran; may be empty
 * @param reason why; may be empty
 * @param running whether it has no end yet
 * @param node where it runs; empty once it has ended, and where there is no cluster
 */
public record RunRow(
    String id,
    String job,
    String task,
    String tone,
    String path,
    String word,
    Moment at,
    String took,
    int attempt,
    String type,
    String reason,
    boolean running,
    String node) {

  /** Where its page is. */
  public String href() {
    return Links.run(id);
  }

  /** Where its job's page is. */
  public String jobHref() {
    return Links.job(job);
  }
}
