package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.BackupJson;
import dev.moie.app.render.BackupText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.backup.Backup;
import dev.moie.core.backup.Rotation;
import dev.moie.core.workspace.BackupSettings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie backup prune}. */
@Command(
    name = "prune",
    description = "Remove old backups now, as a heartbeat does after it has taken one.",
    footer = {
      "",
      "Of each state file the newest are kept, and one always. Defaults: moie.yaml, \"backups\".",
      "",
      "Examples:",
      "  moie backup prune --dry-run",
      "  moie backup prune --keep 5 --max-age P7D"
    })
final class BackupPruneCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(names = "--keep", paramLabel = "N", description = "How many of the newest are kept.")
  private Optional<Integer> keep = Optional.empty();

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description = "Those older than this go, such as P30D or PT12H.")
  private Optional<Duration> maxAge = Optional.empty();

  @Option(names = "--dry-run", description = "Only say which would go.")
  private boolean dryRun;

  @Inject
  BackupPruneCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (keep.orElse(1) < 1 || maxAge.map(age -> age.isNegative()).orElse(false)) {
      throw new ParameterException(
          spec.commandLine(), "--keep takes a number from 1 on, --max-age a positive duration");
    }
    try (Session session = sessions.open()) {
      BackupSettings set = session.settings().backups();
      Rotation rotation =
          new Rotation(
              session.backups(),
              new BackupSettings(keep.orElse(set.keep()), maxAge.orElse(set.maxAge())));
      List<Backup> removed = dryRun ? rotation.due() : rotation.prune();
      int left = session.backups().list().size() - (dryRun ? removed.size() : 0);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(BackupJson.prune(removed, left, dryRun)));
      } else if (!options.quiet()) {
        new BackupText(terminal).prune(removed, left, dryRun);
      }
      return ExitCode.OK;
    }
  }
}
