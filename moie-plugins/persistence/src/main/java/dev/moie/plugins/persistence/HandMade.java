package dev.moie.plugins.persistence;

import dev.moie.api.Verification;
import dev.moie.api.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Entries that people have made themselves. What this plugin made for any workspace is none. */
final class HandMade {
  private static final Pattern OURS =
      Pattern.compile("\\bmoie-([a-z0-9-]+-)?[0-9a-f]{8}(-watch|\\.watch)?\\b");

  private final Programs programs;
  private final String match;
  private final Path root;

  HandMade(Programs programs, String match, Path root) {
    this.programs = programs;
    this.match = match;
    this.root = root;
  }

  Verification verify(ScheduledConfig.Kind kind) throws IOException, InterruptedException {
    List<String> unanswered = new ArrayList<>();
    boolean answered = false;
    for (ScheduledConfig.Kind each : kinds(kind)) {
      CrontabReader.Answer answer = ask(each);
      if (answer.known()) {
        answered = true;
        Optional<String> entry = entry(each, answer.text());
        if (entry.isPresent()) {
          return Verification.verified("found: " + entry.get());
        }
      } else {
        unanswered.add(answer.trouble());
      }
    }
    return answered
        ? missing()
        : Verification.inconclusive("no scheduler can be asked: " + String.join("; ", unanswered));
  }

  private static List<ScheduledConfig.Kind> kinds(ScheduledConfig.Kind kind) {
    return kind == ScheduledConfig.Kind.AUTO
        ? List.of(
            ScheduledConfig.Kind.CRON, ScheduledConfig.Kind.SYSTEMD, ScheduledConfig.Kind.LAUNCHD)
        : List.of(kind);
  }

  private CrontabReader.Answer ask(ScheduledConfig.Kind kind)
      throws IOException, InterruptedException {
    return switch (kind) {
      case SYSTEMD -> ask("systemctl", "--user", "list-timers", "--no-pager", "--no-legend");
      case LAUNCHD -> ask("launchctl", "list");
      case WINDOWS -> ask("schtasks", "/Query", "/FO", "LIST");
      case CRON, AUTO, FILE -> new CrontabReader(programs).read();
    };
  }

  private CrontabReader.Answer ask(String... command) throws InterruptedException {
    ProcessResult result = programs.ask(command);
    return new CrontabReader.Answer(
        result.isSuccess(), result.output(), Programs.failure(result, command));
  }

  private Optional<String> entry(ScheduledConfig.Kind kind, String output) {
    return kind == ScheduledConfig.Kind.CRON
        ? Crontab.entry(CronBlock.without(output), match)
        : output
            .lines()
            .filter(line -> line.contains(match) && !OURS.matcher(line).find())
            .map(String::strip)
            .findFirst();
  }

  Verification missing() {
    return Verification.notVerified(
        "nothing starts \""
            + match
            + "\" again and again; run \"moie --home "
            + root
            + " persistence install\", or add \"run\": {\"uses\": \"persistence/schedule\"}");
  }
}
