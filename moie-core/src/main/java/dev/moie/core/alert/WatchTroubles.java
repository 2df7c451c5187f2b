package dev.moie.core.alert;

import dev.moie.api.alert.Severity;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.health.Verdict;
import dev.moie.core.stop.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a workspace as a watch sees it that does not depend on the engine. */
public final class WatchTroubles {
  private static final String HEART_PREFIX = "heart/";

  private WatchTroubles() {}

  /** Whether the watch answers for a key: what it does not see any more is over. */
  public static boolean isSeen(String key) {
    return key.startsWith(HEART_PREFIX)
        || key.equals(Alerts.KILL_SWITCH)
        || (key.startsWith(JobTroubles.PREFIX) && key.endsWith(JobTroubles.LATE));
  }

  /** All of it. That jobs fail is told by whoever runs them. */
  public static List<Trouble> of(Verdict verdict) {
    List<Trouble> troubles = new ArrayList<>();
    boolean dead =
        verdict.status() == Verdict.Status.STALE || verdict.status() == Verdict.Status.UNKNOWN;
    if (dead) {
      troubles.add(
          new Trouble(
              Alerts.HEART,
              Severity.CRITICAL,
              "the heart does not beat: " + verdict.reasons().get(0),
              String.join("\n", verdict.reasons()),
              Duration.ZERO));
    } else if (verdict.reasons().size() > jobsAndStop(verdict)) {
      troubles.add(
          new Trouble(
              HEART_PREFIX + "troubled",
              Severity.WARNING,
              verdict.reasons().get(0),
              "",
              Duration.ZERO));
    }
    verdict.stop().ifPresent(stop -> troubles.add(stopped(stop)));
    verdict.jobs().stream()
        .filter(job -> job.condition() == JobHealth.Condition.LATE)
        .forEach(
            job ->
                troubles.add(
                    new Trouble(
                        JobTroubles.PREFIX + job.id() + JobTroubles.LATE,
                        Severity.WARNING,
                        "job " + job.id() + " (" + job.task() + ") is late",
                        job.reason(),
                        Duration.ZERO)));
    return troubles;
  }

  /** The kill switch was pulled. */
  public static Trouble stopped(Stop stop) {
    return new Trouble(
        Alerts.KILL_SWITCH,
        Severity.WARNING,
        "the workspace is " + stop.describe(),
        "Nothing is started until \"moie resume\".",
        Duration.ZERO);
  }

  private static long jobsAndStop(Verdict verdict) {
    return (verdict.stop().isPresent() ? 1 : 0)
        + verdict.jobs().stream()
            .filter(
                job ->
                    job.condition() == JobHealth.Condition.LATE
                        || job.condition() == JobHealth.Condition.FAILING)
            .count();
  }
}
