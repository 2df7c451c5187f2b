package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.BackupJson;
import dev.moie.app.render.BackupText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.backup.Backup;
import dev.moie.core.backup.BackupCheck;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie backup verify}. */
@Command(
    name = "verify",
    description = "Compare checksums, and read the backups as state files.",
    footer = {
      "",
      "Exit code 1 if one of them is not good.",
      "",
      "Examples:",
      "  moie backup verify                 all of them",
      "  moie backup verify latest"
    })
final class BackupVerifyCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The name of a backup, or how it begins, or latest.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--all", description = "Every backup; the default.")
  private boolean all;

  @Inject
  BackupVerifyCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (all && name.isPresent()) {
      throw new ParameterException(spec.commandLine(), "name a backup, or say --all, and not both");
    }
    try (Session session = sessions.open()) {
      List<Backup> chosen =
          name.isPresent()
              ? List.of(new BackupChoice(spec, session).choose(name.get()))
              : session.backups().list();
      List<BackupCheck> checks = chosen.stream().map(session.backups()::verify).toList();
      if (options.json()) {
        terminal.out().println(JsonOutput.text(BackupJson.verify(checks)));
      } else {
        new BackupText(terminal).verify(checks);
      }
      return checks.stream().allMatch(BackupCheck::isGood) ? ExitCode.OK : ExitCode.PROBLEM;
    }
  }
}
