package dev.moie.plugins.notebook.state;

import java.util.List;
import java.util.Optional;

/**
 * What a state file says, as far as documents are about it.
 *
 * @param file the name of the file
 * @param project its name
 * @param currentPhase the id of the current phase
 * @param phases in the order of the file
 */
public record State(String file, String project, int currentPhase, List<Phase> phases) {

  /**
   * A phase.
   *
   * @param status {@code locked}, {@code active} or {@code completed}
   */
  public record Phase(int id, String name, String status, List<Job> jobs) {}

  /**
   * A job.
   *
   * @param status {@code pending}, {@code completed} or {@code cyclic}
   * @param check its verification as people read it; empty if there is none
   * @param run the type of its action; empty if a person does it
   * @param needs the jobs that come first
   * @param last the outcome and the reason of the last time; empty if it was never taken
   */
  public record Job(
      String id,
      String task,
      String description,
      String status,
      String check,
      String run,
      List<String> needs,
      String last) {

    /** Whether it is to be done. */
    public boolean open() {
      return status.equals("pending");
    }
  }

  /** The phase with an id. */
  public Optional<Phase> phase(int id) {
    return phases.stream().filter(phase -> phase.id() == id).findFirst();
  }

  /** The job with an id. */
  public Optional<Job> job(String id) {
    return phases.stream()
        .flatMap(phase -> phase.jobs().stream())
        .filter(job -> job.id().equals(id))
        .findFirst();
  }
}
