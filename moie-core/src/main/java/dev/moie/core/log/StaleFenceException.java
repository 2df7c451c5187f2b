package dev.moie.core.log;

/**
 * A write was refused since its fence is not the newest of its name: somebody else has taken over,
 * and nothing was written.
 */
public final class StaleFenceException extends LogException {
  private static final long serialVersionUID = 1L;

  private final transient Fence fence;

  /**
   * Refuses a write.
   *
   * @param what was to be written, such as {@code the execution log}
   * @param fence the one that is out of date
   */
  public StaleFenceException(String what, Fence fence) {
    super(
        what
            + " refuses a write of node "
            + fence.holder()
            + ": its claim "
            + fence.token()
            + " on "
            + fence.name()
            + " has passed on to another node, which goes on with it; nothing was written",
        null);
    this.fence = fence;
  }

  /** The one that is out of date. */
  public Fence fence() {
    return fence;
  }
}
