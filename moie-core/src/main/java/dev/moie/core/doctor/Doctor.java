package dev.moie.core.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks one after the other. Whatever one of them throws, and that it takes too long, is a
 * finding of its own: a doctor that falls ill helps nobody.
 */
public final class Doctor {
  /** For each check; a usual one takes milliseconds. */
  public static final Duration EACH = Duration.ofSeconds(5);

  /** For all of them: one slow disk must not cost {@link #EACH} sixty times. */
  public static final Duration ALL = Duration.ofSeconds(20);

  private final Duration each;
  private final Duration all;

  public Doctor() {
    this(EACH, ALL);
  }

  /**
   * A doctor with less patience.
   *
   * @param each for each check
   * @param all for all of them; those that are left then are not begun
   */
  public Doctor(Duration each, Duration all) {
    this.each = each;
    this.all = all;
  }

  /** Runs the checks in their order. */
  public List<Examination> examine(List<Check> checks, Setup setup) throws InterruptedException {
    long deadline = System.nanoTime() + all.toNanos();
    List<Examination> examinations = new ArrayList<>();
    for (Check check : checks) {
      long left = Math.min(each.toNanos(), deadline - System.nanoTime());
      examinations.add(new Examination(check, look(check, setup, left)));
    }
    return examinations;
  }

  private List<Finding> look(Check check, Setup setup, long nanos) throws InterruptedException {
    if (nanos <= 0) {
      return List.of(unable(check, "was not begun: the checks before it took all of " + all));
    }
    FutureTask<List<Finding>> task = new FutureTask<>(() -> check.look(setup));
    Thread thread = new Thread(task, "doctor-" + check.id());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return List.of(unable(check, "took longer than " + each + ", and was given up"));
    } catch (ExecutionException e) {
      return List.of(unable(check, "could not look: " + reason(e.getCause())));
    }
  }

  private static Finding unable(Check check, String why) {
    return Finding.warning(
        "this check",
        why,
        "look by hand whether this is so: " + check.about() + "; if the disk is well, report it");
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? name
        : name + ": " + message.lines().findFirst().orElse("");
  }
}
