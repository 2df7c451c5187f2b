package dev.moie.core.schedule;

/**
 * What is done about the times of a schedule that were missed, for whatever reason: the machine was
 * off or asleep, the engine was stopped, the job was paused, or the clock was put forward.
 *
 * @param mode which of them are made up for
 * @param max of the newest, how many at most; 1 unless the mode is {@link Mode#ALL}
 */
public record CatchUp(Mode mode, int max) {

  /** Which missed times are made up for. */
  public enum Mode {
    /** None: the job waits for its next time. */
    SKIP,
    /** One run stands for all of them. */
    ONCE,
    /** A run for each, the oldest first, up to a maximum. */
    ALL
  }

  /** How many runs {@link Mode#ALL} makes up for if no maximum is given. */
  public static final int DEFAULT_MAX = 10;

  /** The largest maximum. */
  public static final int LARGEST_MAX = 1_000;

  public static final CatchUp SKIP = new CatchUp(Mode.SKIP, 1);

  /** What is done if nothing is said. */
  public static final CatchUp ONCE = new CatchUp(Mode.ONCE, 1);

  public static CatchUp all(int max) {
    return new CatchUp(Mode.ALL, max);
  }
}
