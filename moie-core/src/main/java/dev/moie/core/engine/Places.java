package dev.moie.core.engine;

import java.util.PriorityQueue;

/**
 * Up to where the log's transitions have arrived here without a gap. Several threads write to the
 * log, so a later one may arrive before an earlier one; a checkpoint may only claim what is whole.
 */
final class Places {
  private final PriorityQueue<Long> early = new PriorityQueue<>();
  private long whole;

  Places(long whole) {
    this.whole = whole;
  }

  void arrived(long place) {
    if (place > whole) {
      early.add(place);
    }
    while (!early.isEmpty() && early.peek() <= whole + 1) {
      whole = Math.max(whole, early.poll());
    }
  }

  long whole() {
    return whole;
  }
}
