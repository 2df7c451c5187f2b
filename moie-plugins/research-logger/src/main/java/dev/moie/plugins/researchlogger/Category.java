package dev.moie.plugins.researchlogger;

import java.util.Locale;

/** What kind of entry of the daily log something is. */
enum Category {
  THOUGHT("💭"),
  OBSERVATION("👁"),
  DECISION("⚖"),
  ERROR("❌"),
  MILESTONE("🏁");

  private final String icon;

  Category(String icon) {
    this.icon = icon;
  }

  String icon() {
    return icon;
  }

  /** As a heading. */
  String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
