package dev.moie.app.http.page;

import java.util.List;

/**
 * The first page.
 *
 * @param frame what is around it
 * @param phases the phases in order
 * @param jobs how many jobs there are
 * @param completed how many are completed
 * @param waiting what waits for a person
 * @param waitingMore how many more do
 * @param failing what went wrong last
 * @param failingMore how many more did
 * @param running what runs now
 * @param cyclic the cyclic jobs
 * @param cyclicMore how many more there are
 * @param recent what was done last
 * @param warnings about the state file
 */
public record Overview(
    Frame frame,
    List<PhaseCard> phases,
    int jobs,
    int completed,
    List<JobRow> waiting,
    int waitingMore,
    List<JobRow> failing,
    int failingMore,
    List<RunRow> running,
    List<CyclicRow> cyclic,
    int cyclicMore,
    List<RunRow> recent,
    List<String> warnings) {

  /** The same with something else around it. */
  public Overview in(Frame other) {
    return new Overview(
        other,
        phases,
        jobs,
        completed,
        waiting,
        waitingMore,
        failing,
        failingMore,
        running,
        cyclic,
        cyclicMore,
        recent,
        warnings);
  }
}
