package dev.moie.core.health;

import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.ProcessStart;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be thought of a workspace's health at a moment.
 *
 * @param status in one word
 * @param reasons why it is not healthy, the worst first; empty if it is
 * @param grave whether somebody has to act, rather than to look
 * @param lastHeartbeat the last beat, if one is known
 * @param age how long ago that was
 * @param stop why nothing is started
 * @param jobs the cyclic jobs, as they are at that moment
 */
public record Verdict(
    Status status,
    List<String> reasons,
    boolean grave,
    Optional<Instant> lastHeartbeat,
    Optional<Duration> age,
    Optional<Stop> stop,
    List<JobHealth> jobs) {

  /** How a workspace is. */
  public enum Status {
    HEALTHY,
    /** The heart does not beat. */
    STALE,
    /** It beats, or may not, and something is wrong. */
    UNHEALTHY,
    /** Nobody has ever said. */
    UNKNOWN;

    /** As it is written. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Verdict {
    reasons = List.copyOf(reasons);
    jobs = List.copyOf(jobs);
  }

  /** Nothing is known. */
  public static Verdict unknown(String reason, Optional<Stop> stop) {
    return new Verdict(
        Status.UNKNOWN, List.of(reason), true, Optional.empty(), Optional.empty(), stop, List.of());
  }

  /**
   * Judges.
   *
   * @param health what was said last
   * @param stop the kill switch as it is now
   * @param host this machine
   * @param maxAge how old the last heartbeat may be
   */
  public static Verdict of(
      Health health, Optional<Stop> stop, String host, Duration maxAge, Instant now) {
    List<JobHealth> jobs =
        health.jobs().stream().map(job -> stop.isPresent() ? job : job.at(now)).toList();
    List<String> stale = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    Optional<Duration> age = health.lastHeartbeat().map(at -> Duration.between(at, now));
    if (age.isEmpty() && !hasJustBegun(health, maxAge, now)) {
      stale.add("no heartbeat has ended yet");
    } else if (stop.isEmpty() && age.filter(its -> its.compareTo(maxAge) > 0).isPresent()) {
      stale.add("the last heartbeat was " + text(age.get()) + " ago");
    }
    if (isGone(health, host)) {
      stale.add(
          "the daemon, process " + health.writer().pid() + ", is gone and has not said good-bye");
    }
    health.trouble().ifPresent(wrong::add);
    jobs.stream()
        .filter(job -> job.condition() == JobHealth.Condition.FAILING)
        .forEach(job -> wrong.add("job " + job.id() + " fails: " + job.reason()));
    List<String> lesser = new ArrayList<>();
    stop.ifPresent(its -> lesser.add("the workspace is " + its.describe()));
    jobs.stream()
        .filter(job -> job.condition() == JobHealth.Condition.LATE)
        .forEach(job -> lesser.add("job " + job.id() + " is late: " + job.reason()));
    List<String> reasons = new ArrayList<>(stale);
    reasons.addAll(wrong);
    reasons.addAll(lesser);
    Status status =
        !stale.isEmpty() ? Status.STALE : reasons.isEmpty() ? Status.HEALTHY : Status.UNHEALTHY;
    return new Verdict(
        status,
        reasons,
        !stale.isEmpty() || !wrong.isEmpty(),
        health.lastHeartbeat(),
        age,
        stop,
        jobs);
  }

  /** Of a daemon whose first heartbeat goes on, nothing else is known so soon. */
  private static boolean hasJustBegun(Health health, Duration maxAge, Instant now) {
    if (health.start().isEmpty()) {
      return false;
    }
    try {
      Instant since = Instant.parse(health.writer().since());
      return Duration.between(since, now).compareTo(maxAge) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isGone(Health health, String host) {
    if (health.start().isEmpty()
        || !health.writer().host().equals(host)
        || !health.writer().pid().matches("[1-9][0-9]{0,9}")) {
      return false;
    }
    long pid = Long.parseLong(health.writer().pid());
    return ProcessStart.of(pid).filter(health.start()::equals).isEmpty();
  }

  /** How long something is, in the unit that matters. */
  public static String text(Duration age) {
    if (age.isNegative()) {
      return "-" + text(age.negated());
    }
    if (age.toMinutes() < 2) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
  }
}
