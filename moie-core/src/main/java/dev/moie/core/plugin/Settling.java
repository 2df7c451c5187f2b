package dev.moie.core.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Decides when a file that changed has come to rest, and when one that disappeared is gone. */
final class Settling {
  /** How long a jar stays as it is before it counts. */
  static final Duration REST = Duration.ofMillis(500);

  /** How long something that is no whole jar stays as it is before it counts as broken. */
  static final Duration BROKEN = Duration.ofSeconds(5);

  /** How long a jar is not there before it counts as removed. */
  static final Duration GONE = Duration.ofSeconds(2);

  private record Coming(JarStamp stamp, Instant since) {}

  private final Map<Path, JarStamp> settled;
  private final Map<Path, Coming> coming = new HashMap<>();
  private final Map<Path, Instant> going = new HashMap<>();

  Settling(Map<Path, JarStamp> known) {
    this.settled = new HashMap<>(known);
  }

  Map<Path, JarStamp> settled() {
    return settled;
  }

  /** What is neither here nor there yet. */
  Set<Path> moving() {
    Set<Path> moving = new HashSet<>(coming.keySet());
    moving.addAll(going.keySet());
    return moving;
  }

  /**
   * Takes in what a look found.
   *
   * @param unseen jars whose folder could not be looked at: they are taken to be as they were
   * @param isWhole whether a file is a complete archive
   * @return whether anything came to rest or is gone
   */
  boolean look(Map<Path, JarStamp> found, Set<Path> unseen, Instant now, Predicate<Path> isWhole) {
    boolean changed = false;
    coming.keySet().retainAll(found.keySet());
    for (Map.Entry<Path, JarStamp> each : found.entrySet()) {
      Path jar = each.getKey();
      going.remove(jar);
      if (each.getValue().equals(settled.get(jar))) {
        coming.remove(jar);
      } else if (isAtRest(jar, each.getValue(), now, isWhole)) {
        settled.put(jar, each.getValue());
        coming.remove(jar);
        changed = true;
      }
    }
    for (Path jar : Set.copyOf(settled.keySet())) {
      if (!found.containsKey(jar) && !unseen.contains(jar) && isGone(jar, now)) {
        settled.remove(jar);
        going.remove(jar);
        changed = true;
      }
    }
    return changed;
  }

  private boolean isAtRest(Path jar, JarStamp stamp, Instant now, Predicate<Path> isWhole) {
    Coming known = coming.get(jar);
    if (known == null || !known.stamp().equals(stamp) || known.since().isAfter(now)) {
      coming.put(jar, new Coming(stamp, now));
      return false;
    }
    Duration rested = Duration.between(known.since(), now);
    return rested.compareTo(BROKEN) >= 0 || (rested.compareTo(REST) >= 0 && isWhole.test(jar));
  }

  /** Not while something is being written beside it: that may be what takes its place. */
  private boolean isGone(Path jar, Instant now) {
    Instant since = going.computeIfAbsent(jar, missing -> now);
    if (since.isAfter(now)) {
      going.put(jar, now);
      return false;
    }
    Path folder = jar.getParent();
    return Duration.between(since, now).compareTo(GONE) >= 0
        && coming.keySet().stream().noneMatch(other -> other.getParent().equals(folder));
  }
}
