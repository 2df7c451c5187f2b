package dev.moie.core.state;

import dev.moie.api.JobInfo;
import dev.moie.core.schedule.CatchUp;
import dev.moie.core.schedule.Schedule;
import dev.moie.core.schedule.Timetable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A job as the state file defines it.
 *
 * @param id unique in the file
 * @param task the title
 * @param description empty if there is none
 * @param status what the file says, which is only a cache of what verification says
 * @param verify how to find out whether it holds; empty if nothing is given, or only the literal
 *     {@code false}, which means "never completes"
 * @param run the action; empty if a person has to act
 * @param schedule when a cyclic job is due
 * @param timezone the zone of the schedule; empty for the workspace's
 * @param jitter the longest time that a cyclic job waits beyond its schedule, always equally long
 * @param catchUp what is done about times of the schedule that were missed
 * @param timeout for each verification and each action
 * @param retry what happens after an action that did not help
 * @param needs ids of jobs to be completed first
 * @param lastResult what the engine wrote there last, if anything
 * @param definition a hash over everything that decides what the job does
 */
public record Job(
    String id,
    String task,
    String description,
    JobStatus status,
    Optional<Step> verify,
    Optional<Step> run,
    Schedule schedule,
    Optional<ZoneId> timezone,
    Duration jitter,
    CatchUp catchUp,
    Duration timeout,
    Retry retry,
    List<String> needs,
    Optional<LastResult> lastResult,
    String definition) {

  /** How long a verification or an action may take if the file does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  public Job {
    needs = List.copyOf(needs);
  }

  public boolean isCyclic() {
    return status == JobStatus.CYCLIC;
  }

  public boolean isOpen() {
    return status == JobStatus.PENDING;
  }

  /**
   * When a cyclic job is due.
   *
   * @param otherwise the zone of a job that names none
   */
  public Timetable timetable(ZoneId otherwise) {
    return Timetable.of(id, schedule, timezone.orElse(otherwise), jitter);
  }

  public JobInfo info() {
    return JobInfo.of(id, task, description, isCyclic());
  }
}
