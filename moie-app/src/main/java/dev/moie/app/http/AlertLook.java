package dev.moie.app.http;

import dev.moie.core.log.AlertLog;
import java.util.List;

/**
 * Notices that an alert or a delivery of one stands otherwise than at the last look. Costs nothing
 * while nothing is wrong or on its way. Called by one thread at a time.
 */
final class AlertLook {
  private static final int RECENT = 10;

  private final AlertLog log;
  private List<Object> seen = List.of();
  private boolean wasBusy;

  AlertLook(AlertLog log) {
    this.log = log;
  }

  boolean haveChanged() {
    boolean busy = log.isBusy();
    if (!busy && !wasBusy) {
      return false;
    }
    // Once more after the end, which is a change too.
    wasBusy = busy;
    List<Object> now = List.of(log.open(), log.recent(RECENT), log.underway());
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }
}
