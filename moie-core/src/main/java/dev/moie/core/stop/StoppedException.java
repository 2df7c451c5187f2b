package dev.moie.core.stop;

/** Nothing was started, or nothing more: the workspace is stopped. */
public final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Stop stop;

  public StoppedException(Stop stop) {
    super(
        "the workspace is "
            + stop.describe()
            + "; nothing is started until \"moie resume\", see \"moie health\"");
    this.stop = stop;
  }

  public Stop stop() {
    return stop;
  }
}
