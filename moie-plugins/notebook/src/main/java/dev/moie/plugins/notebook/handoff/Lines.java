package dev.moie.plugins.notebook.handoff;

import dev.moie.plugins.notebook.entry.Entry;
import dev.moie.plugins.notebook.entry.EntryText;
import dev.moie.plugins.notebook.entry.Priority;
import dev.moie.plugins.notebook.state.State.Job;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single lines of the pages. */
final class Lines {
  private static final Pattern QUOTES = Pattern.compile("`+");
  private static final int LONG = 300;

  private Lines() {}

  /** A text of a state file or a plugin, in one line, cut where it gets long. */
  static String text(String text) {
    String line = EntryText.line(text);
    return EntryText.inline(line.length() > LONG ? line.substring(0, LONG - 3) + "..." : line);
  }

  /** A command, so that it can be copied: as code, whatever is in it. */
  static String code(String text) {
    String line = EntryText.line(text);
    int longest = 0;
    Matcher quotes = QUOTES.matcher(line);
    while (quotes.find()) {
      longest = Math.max(longest, quotes.group().length());
    }
    String fence = "`".repeat(longest + 1);
    String space = longest > 0 ? " " : "";
    return fence + space + line + space + fence;
  }

  /** A job with its title. */
  static String job(Job job) {
    return "**" + text(job.id()) + "** " + text(job.task());
  }

  /** An entry of a notebook. */
  static String entry(Entry entry) {
    String priority = entry.priority() == Priority.NONE ? "" : entry.priority().word() + ": ";
    String time =
        entry.minutes().isPresent() ? " (" + entry.minutes().getAsInt() + " minutes)" : "";
    return "`" + entry.id() + "` " + priority + text(entry.title()) + time;
  }

  /** When a page was made; {@link Age} reads it. */
  static String made(ZonedDateTime at) {
    return Age.LABEL
        + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS))
        + "\n";
  }
}
