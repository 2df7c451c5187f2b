package dev.moie.api;

import java.util.Objects;

/** What a plugin is told about a job. Immutable. */
public final class JobInfo {
  private final String id;
  private final String task;
  private final String description;
  private final boolean cyclic;

  private JobInfo(String id, String task, String description, boolean cyclic) {
    this.id = Objects.requireNonNull(id, "id");
    this.task = Objects.requireNonNull(task, "task");
    this.description = Objects.requireNonNull(description, "description");
    this.cyclic = cyclic;
  }

  /**
   * Describes a job.
   *
   * @param id its id in the state file, such as {@code 1.2}
   * @param task its title
   * @param description its description; empty if there is none
   * @param cyclic whether it runs for ever
   * @return the description of the job
   */
  public static JobInfo of(String id, String task, String description, boolean cyclic) {
    return new JobInfo(id, task, description, cyclic);
  }

  /**
   * The id in the state file.
   *
   * @return the id, such as {@code 1.2}
   */
  public String id() {
    return id;
  }

  /**
   * The title.
   *
   * @return the task
   */
  public String task() {
    return task;
  }

  /**
   * The description.
   *
   * @return the description; empty if there is none
   */
  public String description() {
    return description;
  }

  /**
   * Whether the job runs for ever.
   *
   * @return true for a cyclic job
   */
  public boolean cyclic() {
    return cyclic;
  }

  @Override
  public String toString() {
    return "job " + id + " (" + task + ")";
  }
}
