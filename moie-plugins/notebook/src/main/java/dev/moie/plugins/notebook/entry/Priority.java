package dev.moie.plugins.notebook.entry;

import java.util.Locale;
import java.util.Optional;

/** How much an entry matters; the most important first. */
public enum Priority {
  HIGH("🔴"),
  MEDIUM("🟡"),
  LOW("🟢"),
  STRATEGIC("🎯"),
  FUTURE("🔮"),
  /** It does not say. */
  NONE("");

  private final String mark;

  Priority(String mark) {
    this.mark = mark;
  }

  /** The priority that a text names, in a word or as its mark. */
  static Optional<Priority> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Priority each : values()) {
      if (each != NONE
          && (lower.matches("(?s).*\\b" + each.name().toLowerCase(Locale.ROOT) + "\\b.*")
              || text.contains(each.mark))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** As it is written. */
  public String word() {
    return this == NONE ? "" : name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
