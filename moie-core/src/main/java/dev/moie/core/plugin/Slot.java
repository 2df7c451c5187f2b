package dev.moie.core.plugin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The place of a component's generation, which is loaded when it is first needed. Its fields are
 * written by whoever holds its lock.
 */
final class Slot {
  private final List<Candidate> members;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Optional<Generation> generation = Optional.empty();
  private boolean retired;

  /**
   * An empty place.
   *
   * @param members each behind those that it needs
   */
  Slot(List<Candidate> members) {
    this.members = List.copyOf(members);
  }

  List<Candidate> members() {
    return members;
  }

  ReentrantLock lock() {
    return lock;
  }

  Optional<Generation> generation() {
    return generation;
  }

  void fill(Generation loaded) {
    generation = Optional.of(loaded);
  }

  /** Whether another slot has taken this one's place. */
  boolean isRetired() {
    return retired;
  }

  void retire() {
    retired = true;
  }

  /** Whether a plugin of it is loaded and started. */
  boolean runs(String id) {
    return generation.flatMap(loaded -> loaded.plugin(id)).isPresent();
  }
}
