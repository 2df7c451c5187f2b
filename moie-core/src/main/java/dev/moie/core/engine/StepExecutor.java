package dev.moie.core.engine;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import dev.moie.core.state.Step;
import java.util.Optional;

/**
 * Runs the steps that plugins offer. The engine knows plugins only as this.
 *
 * <p>Thread-safe. Whatever a plugin throws becomes an answer here; only an interruption of the
 * calling thread comes out as an exception.
 */
public interface StepExecutor {

  /** What a step is used for. */
  enum Kind {
    VERIFY("verifier", "verify", "a verification"),
    RUN("action", "run", "an action"),
    NOTIFY("notifier", "channel", "a channel for alerts"),
    NOTIFY_BEAT("beat-notifier", "channel", "a channel for heartbeats");

    private final String word;
    private final String place;
    private final String noun;

    Kind(String word, String place, String noun) {
      this.word = word;
      this.place = place;
      this.noun = noun;
    }

    /** What indexes and JSON outputs call it. */
    public String word() {
      return word;
    }

    /** Where it stands: the job's key, or a channel. */
    public String place() {
      return place;
    }

    /** What it is, for people. */
    public String noun() {
      return noun;
    }

    /** Whether channels use it, and not jobs. */
    public boolean isChannel() {
      return this == NOTIFY || this == NOTIFY_BEAT;
    }
  }

  /**
   * Looks, without running any plugin code, whether a step could be run: its plugin is there and
   * healthy, its type exists and is of this kind, and its configuration fits the type's schema.
   *
   * @param job the job's id: while an earlier call for it still runs, that stands in the way too
   * @return what stands in the way, for people; empty if nothing does
   */
  Optional<String> obstacle(Step step, Kind kind, String job);

  /**
   * The plugin and version that a step would run on now, such as {@code verify 0.1.0}; empty if it
   * is not there.
   */
  Optional<String> provider(Step step);

  /** Runs a verification. An obstacle, a timeout or an exception is {@code INCONCLUSIVE}. */
  Verification verify(Step step, StepCall call) throws InterruptedException;

  /**
   * Asks the policies about an action that has no obstacle. One that throws, takes too long or is
   * held back is undecided. Costs nothing where there are none.
   */
  default Rulings rulings(ActionQuestion question) throws InterruptedException {
    return Rulings.NONE;
  }

  /** Runs an action. An obstacle, a timeout or an exception is a failed result. */
  ActionResult run(Step step, StepCall call) throws InterruptedException;
}
