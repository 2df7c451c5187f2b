package dev.moie.plugins.notebook.entry;

import java.util.List;
import java.util.Locale;

/** The three notebooks, each a file in the workspace's folder. */
public enum Notebook {
  /** What the next session should do. */
  NOTES(
      "SIDE_NOTES_FOR_NEXT_JOB",
      "NEW SIDE NOTES",
      "What the next session should know and do.",
      "Kind Priority Severity Time Why What How Benefit ROI"),
  /** What was learnt. */
  PATTERNS(
      "LEARNING_PATTERNS",
      "Learnings Log",
      "What was learnt, so that no session has to learn it again.",
      "Category Discovery Evidence Why Benefit Time ROI"),
  /** What would save time. */
  IMPROVEMENTS(
      "EFFICIENCY_IMPROVEMENTS",
      "NEW IMPROVEMENTS",
      "What would save time, and what it costs to make.",
      "Priority Time Why What How Benefit ROI");

  private final String stem;
  private final String section;
  private final String purpose;
  private final String fields;

  Notebook(String stem, String section, String purpose, String fields) {
    this.stem = stem;
    this.section = section;
    this.purpose = purpose;
    this.fields = fields;
  }

  /** As people and configurations call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the file that entries are added to. */
  public String file() {
    return stem + ".md";
  }

  /** The name of an older part; parts are counted from 1. */
  String part(int number) {
    return "%s-%03d.md".formatted(stem, number);
  }

  /** What the names of older parts look like. */
  String partPattern() {
    return stem + "-(\\d{3,6})\\.md";
  }

  /** The title of the file. */
  public String title() {
    return stem.replace('_', ' ');
  }

  String purpose() {
    return purpose;
  }

  /** How the section begins that new entries stand in. */
  String section() {
    return section;
  }

  /** The labels of an entry, in the order in which they are written. */
  public List<String> fields() {
    return List.of(fields.split(" ", -1));
  }

  /** Whether entries can be done. */
  public boolean hasDone() {
    return this != PATTERNS;
  }
}
