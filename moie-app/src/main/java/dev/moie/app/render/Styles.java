package dev.moie.app.render;

/** Colours, or none. */
public enum Styles {
  ANSI,
  PLAIN;

  public String bold(String text) {
    return in("1", text);
  }

  public String good(String text) {
    return in("32", text);
  }

  public String bad(String text) {
    return in("31", text);
  }

  public String waiting(String text) {
    return in("33", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
