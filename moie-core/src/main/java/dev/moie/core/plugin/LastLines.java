package dev.moie.core.plugin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of many. Thread-safe. */
final class LastLines {
  private static final int KEPT = 100;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == KEPT) {
      lines.remove();
    }
    lines.add(line);
  }

  synchronized List<String> all() {
    return List.copyOf(lines);
  }
}
