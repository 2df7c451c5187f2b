package dev.moie.plugins.persistence;

/** Text for {@code /bin/sh}. */
final class Shell {
  private Shell() {}

  /** One word. No backslash is used: cron, systemd and old shells each read those differently. */
  static String quote(String word) {
    return "'" + word.replace("'", "'\"'\"'") + "'";
  }
}
