package dev.moie.plugins.persistence;

import java.io.IOException;
import java.util.List;

/** One way to have something started again and again. Each method may be called at any time. */
interface Scheduler {

  /** Which one it is. */
  SchedulerKind kind();

  /** Whether output of what it starts is lost, unless it goes to a file. */
  boolean losesOutput();

  /** What it will write, apart from the scripts. */
  List<Planned> planned() throws IOException;

  /** Writes it and makes it active; what is so already stays. */
  void install() throws IOException, InterruptedException;

  /** Looks whether it is there and active. */
  Standing standing() throws IOException, InterruptedException;

  /** Ends and removes it; returns whether there was anything. */
  boolean uninstall() throws IOException, InterruptedException;

  /**
   * How it stands.
   *
   * @param state where it stands
   * @param detail why, for people
   */
  record Standing(State state, String detail) {
    /** How far it is. */
    enum State {
      /** There and started by the scheduler, also after a reboot. */
      ACTIVE,
      /** There, but not as it should be. */
      INACTIVE,
      /** Nothing of it is there. */
      ABSENT,
      /** The scheduler does not answer. */
      UNKNOWN
    }
  }
}
