package dev.moie.core.doctor;

import java.util.Locale;

/** What a check is about, in the order in which people read. */
public enum Area {
  MACHINE("The machine"),
  WORKSPACE("The workspace"),
  ENGINE("The engine"),
  CLUSTER("The cluster"),
  JOBS("The jobs"),
  PLUGINS("The plugins");

  private final String title;

  Area(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** As it is written in JSON, such as {@code machine}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
