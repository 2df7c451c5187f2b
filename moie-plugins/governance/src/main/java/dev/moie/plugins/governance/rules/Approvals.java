package dev.moie.plugins.governance.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person has to approve.
 *
 * @param types job types
 * @param commands commands
 * @param paths paths
 * @param hosts hosts
 * @param destructive whether commands that destroy count too
 */
record Approvals(
    Patterns types, Patterns commands, Patterns paths, Patterns hosts, boolean destructive) {
  /**
   * Words of commands that delete, overwrite or end something. A list of words, so it finds what
   * people write, and not what somebody hides.
   */
  private static final Pattern DESTRUCTIVE =
      Pattern.compile(
          "(?<![\\w.-])(rm|rmdir|shred|unlink|dd|mkfs(\\.\\w+)?|fdisk|parted|wipefs|truncate|shutdown"
              + "|reboot|halt|poweroff|kill|killall|pkill|userdel|groupdel"
              + "|chmod\\s+-\\w*R\\w*|chown\\s+-\\w*R\\w*"
              + "|git\\s+(clean|reset\\s+--hard|push\\s+.*(--force|-f\\b|--delete))"
              + "|find\\s.*-delete|rsync\\s.*--delete\\S*"
              + "|(docker|podman)\\s.*\\b(prune|rm|rmi)|kubectl\\s+delete|terraform\\s+destroy"
              + "|systemctl\\s+(stop|disable|mask)|crontab\\s+-r"
              + "|(?i:drop\\s+(table|database|schema)|truncate\\s+table|delete\\s+from))(?![\\w-])",
          Pattern.DOTALL);

  /** What is to be told to the person; empty if nothing has to be approved. */
  List<String> reasons(Subjects of) {
    List<String> reasons = new ArrayList<>();
    types
        .matching(of.type())
        .ifPresent(pattern -> reasons.add(why("type", of.type(), "types", pattern)));
    for (String command : of.commands()) {
      commands
          .matching(command)
          .ifPresent(pattern -> reasons.add(why("command", command, "commands", pattern)));
      Matcher word = DESTRUCTIVE.matcher(command);
      if (destructive && word.find()) {
        reasons.add(
            "command "
                + Problems.quoted(command)
                + " may destroy something ("
                + Problems.quoted(word.group(1)).replace("\"", "")
                + ", approvals.destructive)");
      }
    }
    for (Subjects.Place place : of.places()) {
      place
          .matching(paths)
          .ifPresent(pattern -> reasons.add(why("path", place.written(), "paths", pattern)));
    }
    for (String host : of.hosts()) {
      hosts.matching(host).ifPresent(pattern -> reasons.add(why("host", host, "hosts", pattern)));
    }
    return reasons;
  }

  private static String why(String noun, String value, String list, String pattern) {
    return noun
        + " "
        + Problems.quoted(value)
        + " fits approvals."
        + list
        + " "
        + Problems.quoted(pattern);
  }

  /** What it is about, for people; empty if nothing. */
  Optional<String> describe() {
    List<String> parts = new ArrayList<>();
    if (destructive) {
      parts.add("commands that may destroy something");
    }
    if (!types.written().isEmpty()) {
      parts.add("types " + Rules.list(types.written()));
    }
    if (!commands.written().isEmpty()) {
      parts.add("commands " + Rules.list(commands.written()));
    }
    if (!paths.written().isEmpty()) {
      parts.add("paths " + Rules.list(paths.written()));
    }
    if (!hosts.written().isEmpty()) {
      parts.add("hosts " + Rules.list(hosts.written()));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("approvals: " + String.join("; ", parts));
  }
}
