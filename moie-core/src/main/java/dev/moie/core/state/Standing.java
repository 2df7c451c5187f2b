package dev.moie.core.state;

import java.util.Optional;

/** How a state that is found stands to the one that was last saved. */
public enum Standing {
  /** It is that one, perhaps edited. */
  SAME,
  /** It is an older one of the same log: restored, or rewritten by another tool. It counts. */
  RESTORED,
  /** It says nothing of this log. It is taken as it is. */
  ADOPTED;

  /**
   * Compares marks.
   *
   * @param found of the state that is there
   * @param known of the one that was last saved
   */
  static Standing of(Optional<CheckpointMark> found, Optional<CheckpointMark> known) {
    if (found.equals(known)) {
      return SAME;
    }
    boolean older =
        found.isPresent()
            && known.isPresent()
            && found.get().log().equals(known.get().log())
            && found.get().seq() < known.get().seq();
    return older ? RESTORED : ADOPTED;
  }
}
