package dev.moie.core.plugin;

import java.util.List;

/**
 * What a step tells while it runs: its progress, and the end of what the program that it runs has
 * written. Without secrets, and bounded.
 *
 * @param step the job type that is called; empty if none is
 * @param lines the oldest first
 */
public record Telling(String step, List<String> lines) {
  /** A step that has not told anything yet, if one runs at all. */
  public static final Telling NOTHING = new Telling("", List.of());

  public Telling {
    lines = List.copyOf(lines);
  }
}
