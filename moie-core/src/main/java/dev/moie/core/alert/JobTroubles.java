package dev.moie.core.alert;

import dev.moie.api.JobOutcome;
import dev.moie.api.alert.Severity;
import dev.moie.api.event.JobFinished;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.State;
import dev.moie.core.workspace.AlertSettings;
import java.util.Optional;

/** What is wrong with jobs, and which keys stand for it. */
final class JobTroubles {
  static final String PREFIX = "job/";
  static final String FAILING = "/failing";
  static final String INCONCLUSIVE = "/inconclusive";
  static final String LATE = "/late";
  static final String DENIED = "/denied";
  static final String APPROVAL = "/approval";

  private final AlertSettings settings;

  JobTroubles(AlertSettings settings) {
    this.settings = settings;
  }

  /** What is wrong with a job that is done with. */
  Optional<Trouble> of(JobFinished event, Job job) {
    JobOutcome outcome = event.outcome();
    String name = "job " + job.id() + " (" + job.task() + ")";
    boolean failed = outcome == JobOutcome.FAILED || outcome == JobOutcome.CYCLIC_FAILED;
    if (failed && event.attempts() >= job.retry().maxAttempts()) {
      return Optional.of(
          new Trouble(
              PREFIX + job.id() + FAILING,
              Severity.WARNING,
              name + " fails",
              event.reason(),
              settings.grace()));
    }
    if (outcome == JobOutcome.INCONCLUSIVE) {
      return Optional.of(
          new Trouble(
              PREFIX + job.id() + INCONCLUSIVE,
              Severity.WARNING,
              name + " cannot be verified",
              event.reason(),
              settings.inconclusiveFor()));
    }
    return switch (outcome) {
      case DENIED -> Optional.of(waiting(job, DENIED, name + " is denied", event.reason()));
      case APPROVAL_REQUIRED ->
          Optional.of(waiting(job, APPROVAL, name + " waits for approval", event.reason()));
      default -> Optional.empty();
    };
  }

  /** What goes on until a person does something. */
  private Trouble waiting(Job job, String key, String title, String reason) {
    return new Trouble(PREFIX + job.id() + key, Severity.WARNING, title, reason, settings.grace());
  }

  /** Whether an outcome says that what was wrong with a job is over. */
  static boolean ends(JobOutcome outcome, String key) {
    return switch (outcome) {
      case VERIFIED, EXECUTED, CYCLIC_HELD, CYCLIC_RAN -> true;
      // It could be verified, and does not hold; and it has run, which it was late to do.
      case FAILED, CYCLIC_FAILED -> !key.endsWith(FAILING);
      case APPROVAL_REQUIRED -> key.endsWith(INCONCLUSIVE) || key.endsWith(DENIED);
      case DENIED -> key.endsWith(INCONCLUSIVE) || key.endsWith(APPROVAL);
      case ACTION_REQUIRED ->
          key.endsWith(INCONCLUSIVE) || key.endsWith(DENIED) || key.endsWith(APPROVAL);
      default -> false;
    };
  }

  /** Whether a state says that an alert about a job has lost what it is about. */
  static boolean isOver(String key, State state) {
    if (!key.startsWith(PREFIX)) {
      return false;
    }
    int end = key.lastIndexOf('/');
    if (end < PREFIX.length()) {
      return false;
    }
    Optional<Job> job = state.job(key.substring(PREFIX.length(), end));
    return job.isEmpty() || job.get().status() == JobStatus.COMPLETED;
  }
}
