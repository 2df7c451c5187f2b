package dev.moie.core.engine;

import dev.moie.api.BeatOutcome;
import dev.moie.api.JobOutcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a beat came to as a whole: the first that applies, in the order of {@link BeatOutcome}. */
final class Outcomes {
  private Outcomes() {}

  static BeatOutcome of(List<JobReport> jobs, boolean promoted, PhaseRules.Kind phase) {
    Set<JobOutcome> seen = EnumSet.noneOf(JobOutcome.class);
    jobs.forEach(job -> seen.add(job.outcome()));
    if (seen.contains(JobOutcome.FAILED) || seen.contains(JobOutcome.CYCLIC_FAILED)) {
      return BeatOutcome.FAILED;
    }
    if (seen.contains(JobOutcome.DENIED)) {
      return BeatOutcome.DENIED;
    }
    if (seen.contains(JobOutcome.INCONCLUSIVE)) {
      return BeatOutcome.INCONCLUSIVE;
    }
    if (seen.contains(JobOutcome.APPROVAL_REQUIRED)) {
      return BeatOutcome.APPROVAL_REQUIRED;
    }
    if (seen.contains(JobOutcome.ACTION_REQUIRED)) {
      return BeatOutcome.ACTION_REQUIRED;
    }
    if (promoted) {
      return BeatOutcome.PROMOTED;
    }
    if (seen.stream().anyMatch(JobOutcome::completes)) {
      return BeatOutcome.PROGRESSED;
    }
    return switch (phase) {
      case MONITOR -> BeatOutcome.MONITORING;
      case SOVEREIGN -> BeatOutcome.SOVEREIGN;
      case WAIT, PROMOTE -> BeatOutcome.WAITING;
    };
  }
}
