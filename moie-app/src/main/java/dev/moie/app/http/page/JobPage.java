package dev.moie.app.http.page;

import java.util.List;
import java.util.Optional;

/**
 * The page of a job.
 *
 * @param frame what is around it
 * @param job the job
 * @param phaseName of its phase
 * @param description may be empty
 * @param why what is so, in a sentence
 * @param verify its verification as it is written; empty if it has none
 * @param run its action as it is written; empty if it has none
 * @param facts what else is said of it: name and value
 * @param needs the jobs that have to be completed first
 * @param pausedBy who has paused it; empty if nobody has
 * @param canComplete whether a person may attest that it is done
 * @param canApprove whether a policy waits for a person's answer
 * @param canRun whether there is something to run or to verify
 * @param strip its last executions
 * @param runs its last executions
 * @param output the end of the output of the newest; may be empty
 */
public record JobPage(
    Frame frame,
    JobRow job,
    String phaseName,
    String description,
    String why,
    String verify,
    String run,
    List<Fact> facts,
    List<Need> needs,
    String pausedBy,
    boolean canComplete,
    boolean canApprove,
    boolean canRun,
    Strip strip,
    List<RunRow> runs,
    String output) {

  /** A name and a value. */
  public record Fact(String name, String value) {}

  /** A job that has to be completed first. */
  public record Need(String id, String href, boolean met) {}

  /** The newest execution. */
  public Optional<RunRow> newest() {
    return runs.stream().findFirst();
  }
}
