package dev.moie.plugins.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Our lines in a crontab, between two marks; everything else there is somebody else's. */
final class CronBlock {
  /** What cron takes in one line, less room for the times. */
  private static final int LONGEST = 900;

  private static final Pattern ANY =
      Pattern.compile("(?m)^# BEGIN moie-\\S+$(?s:.*?)^# END moie-\\S+(?:\\R|\\z)");

  private final Plan plan;

  CronBlock(Plan plan) {
    this.plan = plan;
  }

  /** The lines, with a newline at their end. */
  String text() throws PersistenceException {
    if (plan.mode() == Mode.DAEMON) {
      throw new PersistenceException(
          "cron keeps no daemon alive; use systemd or launchd, or the mode \"beat\"");
    }
    List<String> lines = new ArrayList<>();
    lines.add(begin());
    lines.add("# Made by MOIE for one workspace; undo with: moie persistence uninstall");
    lines.add(times("every", plan.every()) + " /bin/sh " + word(plan.heartbeatScript()));
    if (plan.watches()) {
      lines.add(times("watch_every", plan.watchEvery()) + " /bin/sh " + word(plan.watchScript()));
    }
    lines.add(end());
    return String.join("\n", lines) + "\n";
  }

  private String begin() {
    return "# BEGIN " + plan.id();
  }

  private String end() {
    return "# END " + plan.id();
  }

  /** A crontab with our lines as they should be, or without them. */
  String replaceIn(String crontab, String block) throws PersistenceException {
    List<String> kept = new ArrayList<>();
    boolean inside = false;
    int blocks = 0;
    int place = -1;
    for (String line : crontab.split("(?<=\n)", -1)) {
      String bare = line.strip();
      if (bare.equals(begin())) {
        if (inside) {
          throw damaged();
        }
        inside = true;
        blocks++;
        place = place < 0 ? kept.size() : place;
      } else if (bare.equals(end())) {
        if (!inside) {
          throw damaged();
        }
        inside = false;
      } else if (!inside) {
        kept.add(line);
      }
    }
    if (inside || blocks > 1) {
      throw damaged();
    }
    if (block.isEmpty()) {
      return String.join("", kept);
    }
    if (place < 0) {
      String others = String.join("", kept);
      return others + (others.isEmpty() || others.endsWith("\n") ? "" : "\n") + block;
    }
    kept.add(place, block);
    return String.join("", kept);
  }

  private PersistenceException damaged() {
    return new PersistenceException(
        "the crontab has not exactly one \""
            + begin()
            + "\" with its \""
            + end()
            + "\"; mend that with \"crontab -e\"");
  }

  /** A crontab without the lines of any workspace: what people have written themselves. */
  static String without(String crontab) {
    return ANY.matcher(crontab).replaceAll("");
  }

  /** In a crontab a percent sign begins the input of the command, unless it is escaped. */
  private static String word(Path path) throws PersistenceException {
    String text = path.toString();
    if (text.indexOf('\\') >= 0) {
      throw new PersistenceException(
          text + " has a backslash in it, which crons read differently; rename it, or use systemd");
    }
    String quoted = Shell.quote(text).replace("%", "\\%");
    if (quoted.length() > LONGEST) {
      throw new PersistenceException(text + " is too long for a crontab; use systemd");
    }
    return quoted;
  }

  private static String times(String name, Duration every) throws PersistenceException {
    long minutes = every.toMinutes();
    if (every.equals(Duration.ofMinutes(minutes))) {
      if (minutes < 60 && 60 % minutes == 0) {
        return (minutes == 1 ? "*" : "*/" + minutes) + " * * * *";
      }
      if (minutes % 60 == 0 && minutes < 24 * 60 && 24 * 60 % minutes == 0) {
        long hours = minutes / 60;
        return "0 " + (hours == 1 ? "*" : "*/" + hours) + " * * *";
      }
      if (minutes == 24 * 60) {
        return "0 0 * * *";
      }
    }
    throw new PersistenceException(
        name + ": cron cannot do " + every + "; take one that divides an hour or a day: PT10M");
  }
}
