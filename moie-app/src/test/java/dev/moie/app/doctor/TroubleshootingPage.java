package dev.moie.app.doctor;

import dev.moie.app.ExitCode;
import dev.moie.app.testing.Golden;
import dev.moie.app.testing.Moie;
import dev.moie.core.doctor.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on troubleshooting, made from the golden texts of the tests and from the exit codes. */
final class TroubleshootingPage {
  private static final Path CORE =
      Moie.sources().resolve("moie-core/src/test/resources/dev/moie/core");

  private static final String BEGIN =
      """
      # Troubleshooting

      Whatever is wrong, begin with `moie doctor`: it looks everything over, changes nothing, and says what to do. Then `moie status` has the reason of each job, `moie history --failed` what failed with the end of its output, and `-v` with any command logs more. This page has every exit code, every finding, and every message about plugins and state files, with its cure. It is made from the texts that the tests hold the program to, and the build checks that it is complete.

      | what you see | look at |
      |---|---|
      | nothing happens | `moie health`, `moie persistence status`; [`heartbeat-scheduled`](#heartbeat-scheduled), [`cron-path`](#cron-path) |
      | it works in the terminal and not under cron | [`cron-path`](#cron-path), [how commands are run](commands.md) |
      | exit code 3 | the line that it names; [the state file](#the-state-file), `moie config check`, [the way back](backup-and-recovery.md) |
      | exit code 4 | somebody else works: [`lock`](#lock); wait, or `--wait` |
      | exit code 5 | `moie status` says who stopped it and why; `moie resume` |
      | a job is FAILED | `moie history ID --failed`, then `moie reset ID`: [the operator's guide](operators-guide.md#something-fails) |
      | a job is INCONCLUSIVE | its verification could not tell; the reason names a program, a plugin or a server: `moie plugins doctor` |
      | a job is BLOCKED, or waits | the job before it, or what it `needs`; `moie todo` |
      | a job is DENIED, or asks for approval | [governance](governance.md) |
      | a completed job does not hold any more | `moie verify --all --reopen` |
      | a cyclic job does not run | `moie jobs --cyclic` has its next time: [schedules](schedules.md) |
      | a plugin is missing, or not used | `moie plugins list`; [plugins](#plugins) |
      | RESTORED, ADOPTED, EDITED, RECOVERED | no failure: [what is kept, and who wins](durability.md) |
      | a digest is empty | its first line: [whether all is there](arxiv.md#whether-all-is-there) |
      | nobody was told | `moie alerts`, `moie alerts test CHANNEL`: [being told](alerts.md) |
      | a page of the dashboard refuses | [what is refused](http.md#what-is-refused), [tokens](http.md#tokens) |
      | commands start slowly | `moie version -v`; [`class-archive`](#class-archive) |

      """;

  private TroubleshootingPage() {}

  /** What each exit code means and what to do, by its number. */
  static Map<Integer, String> exitCodes() {
    Map<Integer, String> codes = new TreeMap<>();
    codes.put(ExitCode.OK, "done; waiting for a person is done, too | nothing");
    codes.put(
        ExitCode.PROBLEM,
        "a job failed, was denied or could not be verified; something could not be read or written;"
            + " what was asked about is not well (`doctor`, `health`, `backup verify`)"
            + " | read the reason; `moie status`");
    codes.put(
        ExitCode.USAGE,
        "the command line is wrong | `moie COMMAND --help`; the message has a hint");
    codes.put(
        ExitCode.INVALID,
        "the state file or the settings cannot be used, or there is no workspace; nothing was"
            + " touched | mend the line that it names, or `moie backup restore latest`");
    codes.put(
        ExitCode.LOCKED,
        "another engine works on the workspace, and did not answer in time | wait, or `--wait`");
    codes.put(ExitCode.STOPPED, "the kill switch has stopped the workspace | `moie resume`");
    return codes;
  }

  static String text(List<Check> checks) throws IOException {
    StringBuilder page = new StringBuilder(BEGIN);
    page.append("## Exit codes\n\n| code | means | to do |\n|---|---|---|\n");
    exitCodes().forEach((code, row) -> page.append("| " + code + " | " + row + " |\n"));
    page.append(
        """

        ## Findings of the doctor

        By the id that stands behind each finding. A *problem* does not work, a *warning* may not tomorrow, *info* is worth knowing. The examples are of the tests: WORKSPACE, HOST, PID and TIME stand for yours.
        """);
    for (Check check : checks) {
      page.append("\n### ").append(check.id()).append("\n\nWhat has to be so: ");
      page.append(check.about()).append(".\n\n```\n").append(findings(check)).append("```\n");
    }
    page.append(
        """

        ## Plugins

        What is wrong with a jar, by the word in `moie plugins list`, in INCONCLUSIVE jobs and in `--json`. An id may have more than one cause.
        """);
    for (String problem :
        read(CORE.resolve("plugin/golden/problems.txt")).strip().split("\n\n", -1)) {
      int id = problem.indexOf('\n');
      page.append("\n### ").append(problem, 0, id).append("\n\n```\n");
      page.append(problem.substring(id + 1).stripTrailing()).append("\n```\n");
    }
    page.append(
        """

        ### NOT_RECLAIMED

        In `moie plugins list` of a running engine: the memory of a version that was replaced is still held; the line says by what. It is free again when the engine ends: [whether the old classes are gone](plugins-reload.md#whether-the-old-classes-are-gone).

        ## The state file

        All that is said of what is in it, each behind the name of the file, the line and the place. A *problem* keeps the file from being used (exit code 3), and nothing is written; a *warning* does not. Correct it in an editor, or `moie backup restore latest`.

        ```
        """);
    page.append(read(CORE.resolve("state/golden/problems.txt"))).append("```\n");
    return page.toString();
  }

  /** The golden texts of a check, without what is well. */
  private static String findings(Check check) throws IOException {
    boolean own = check.getClass().getName().startsWith("dev.moie.app.");
    Path plain = own ? Golden.doctor(check.id()) : CORE.resolve("doctor/golden/" + check.id());
    String name = check.id();
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(plain.getParent())) {
      for (Path file : files.sorted().toList()) {
        String variant = file.getFileName().toString().replaceFirst("\\.txt$", "");
        if (variant.equals(name) || variant.startsWith(name + ".")) {
          boolean well = false;
          for (String line : read(file).lines().skip(2).toList()) {
            well = line.startsWith("  ") ? well : line.startsWith("ok  ");
            if (!well && !line.isBlank()) {
              lines.add(line);
            }
          }
        }
      }
    }
    return lines.stream().distinct().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
