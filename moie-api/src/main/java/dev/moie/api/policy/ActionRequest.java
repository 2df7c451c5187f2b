package dev.moie.api.policy;

import dev.moie.api.Experimental;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * An action that is about to run, as far as a {@link Policy} can know. Immutable; made by the
 * engine, and by tests of policies, with {@link #of} and the methods that add to it.
 */
@Experimental
public final class ActionRequest {
  private final JobInfo job;
  private final PhaseInfo phase;
  private final String type;
  private final Map<String, Object> config;
  private String provider = "";
  private String definition = "";
  private Trigger trigger = Trigger.HEARTBEAT;
  private int attempt = 1;
  private int maxAttempts = 1;
  private Duration timeout = Duration.ofMinutes(10);
  private int concurrency = 1;

  private ActionRequest(JobInfo job, PhaseInfo phase, String type, Map<String, Object> config) {
    this.job = Objects.requireNonNull(job, "job");
    this.phase = Objects.requireNonNull(phase, "phase");
    this.type = Objects.requireNonNull(type, "type");
    this.config = Map.copyOf(config);
  }

  private ActionRequest copy() {
    ActionRequest copy = new ActionRequest(job, phase, type, config);
    copy.provider = provider;
    copy.definition = definition;
    copy.trigger = trigger;
    copy.attempt = attempt;
    copy.maxAttempts = maxAttempts;
    copy.timeout = timeout;
    copy.concurrency = concurrency;
    return copy;
  }

  /**
   * A request for the first and only attempt of a heartbeat, with ten minutes of time.
   *
   * @param job the job
   * @param phase its phase
   * @param type the action's job type, such as {@code steps/command}
   * @param config its configuration, see {@link #config()}
   * @return the request
   */
  public static ActionRequest of(
      JobInfo job, PhaseInfo phase, String type, Map<String, Object> config) {
    return new ActionRequest(job, phase, type, config);
  }

  /**
   * The same with what it runs on.
   *
   * @param plugin the plugin and its version, such as {@code steps 0.1.0}
   * @param hash the hash of the job's definition
   * @return a new request
   */
  public ActionRequest with(String plugin, String hash) {
    ActionRequest copy = copy();
    copy.provider = Objects.requireNonNull(plugin, "plugin");
    copy.definition = Objects.requireNonNull(hash, "hash");
    return copy;
  }

  /**
   * The same for another attempt, started otherwise.
   *
   * @param cause what starts it
   * @param number which attempt, counted from 1
   * @param of how many attempts the job allows itself
   * @return a new request
   */
  public ActionRequest startedBy(Trigger cause, int number, int of) {
    ActionRequest copy = copy();
    copy.trigger = Objects.requireNonNull(cause, "cause");
    copy.attempt = number;
    copy.maxAttempts = of;
    return copy;
  }

  /**
   * The same with other limits.
   *
   * @param time how long the action may take
   * @param jobsAtOnce how many jobs the phase runs at once
   * @return a new request
   */
  public ActionRequest limitedTo(Duration time, int jobsAtOnce) {
    ActionRequest copy = copy();
    copy.timeout = Objects.requireNonNull(time, "time");
    copy.concurrency = jobsAtOnce;
    return copy;
  }

  /**
   * The job.
   *
   * @return the job
   */
  public JobInfo job() {
    return job;
  }

  /**
   * The phase that the job stands in.
   *
   * @return the phase
   */
  public PhaseInfo phase() {
    return phase;
  }

  /**
   * The job type of the action.
   *
   * @return its name, such as {@code steps/command}
   */
  public String type() {
    return type;
  }

  /**
   * The action's configuration as it will get it: the job's {@code with}, checked, with the
   * defaults of the type filled in. Of secrets it holds names only.
   *
   * @return by keys in snake_case: strings, booleans, {@link Long}, {@link Double}, {@link
   *     java.util.List} and {@link Map}, all immutable
   */
  public Map<String, Object> config() {
    return config;
  }

  /**
   * The plugin that the action runs on, and its version.
   *
   * @return such as {@code steps 0.1.0}; empty if it is not known
   */
  public String provider() {
    return provider;
  }

  /**
   * A hash over everything in the state file that decides what the job does.
   *
   * @return the hash, in hexadecimal digits; empty if it is not known
   */
  public String definition() {
    return definition;
  }

  /**
   * What started the action.
   *
   * @return the trigger
   */
  public Trigger trigger() {
    return trigger;
  }

  /**
   * Which attempt this is, kept across heartbeats.
   *
   * @return counted from 1
   */
  public int attempt() {
    return attempt;
  }

  /**
   * How many attempts the job allows itself.
   *
   * @return at least 1
   */
  public int maxAttempts() {
    return maxAttempts;
  }

  /**
   * How long the action may take: the job's {@code timeout}. The engine sees to it.
   *
   * @return the time
   */
  public Duration timeout() {
    return timeout;
  }

  /**
   * How many jobs the phase runs at once: its {@code concurrency}.
   *
   * @return at least 1
   */
  public int concurrency() {
    return concurrency;
  }

  @Override
  public String toString() {
    return type + " of " + job + ", attempt " + attempt;
  }
}
