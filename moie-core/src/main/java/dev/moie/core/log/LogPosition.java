package dev.moie.core.log;

/**
 * Where a log stands, compared with the state file.
 *
 * @param log the log's own id: a state file that names another was never written by it
 * @param lastSeq the place of its newest transition; 0 if there is none
 * @param savedSeq up to where the state file is known to have been saved
 * @param interrupted how many executions have begun and not ended
 * @param paused how many jobs are paused
 */
public record LogPosition(String log, long lastSeq, long savedSeq, int interrupted, int paused) {

  /** Whether all that the log knows was saved, and nothing was cut off. */
  public boolean isClean() {
    return lastSeq == savedSeq && interrupted == 0;
  }
}
