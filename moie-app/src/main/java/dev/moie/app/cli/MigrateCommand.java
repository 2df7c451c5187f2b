package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.MigrationJson;
import dev.moie.app.render.Terminal;
import dev.moie.app.render.UnifiedDiff;
import dev.moie.app.template.Template;
import dev.moie.core.migration.MigrationPlan;
import dev.moie.core.migration.Migrations;
import dev.moie.core.migration.Migrator;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie migrate}. */
@Command(
    name = "migrate",
    description = "Make a state file of a newer version beside the old one, which stays as it is.",
    footer = {
      "",
      "A file of version 1 works without it. Nothing is lost: phases 3 and 4 stay, completed.",
      "",
      "Examples:",
      "  moie migrate --dry-run             what would be different; nothing is touched",
      "  moie migrate --add-monitoring      with the cyclic scan of arXiv as phase 5",
      "  moie migrate --rollback            the old file counts again"
    })
final class MigrateCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(names = "--to", paramLabel = "VERSION", description = "Default: v2, the newest.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--dry-run", description = "Show the difference and touch nothing.")
  private boolean dryRun;

  @Option(
      names = "--rollback",
      description = "Move the newer file into the backups, so that the older one counts again.")
  private boolean rollback;

  @Option(
      names = "--add-monitoring",
      description = "Add phase 5, ETERNAL MONITORING, with its cyclic job, unless there is one.")
  private boolean addMonitoring;

  @Inject
  MigrateCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (rollback && (dryRun || addMonitoring || to.isPresent())) {
      throw new ParameterException(spec.commandLine(), "--rollback takes no other option");
    }
    int version = version();
    try (Session session = sessions.open()) {
      Clusters.refuse(
          session, "migrate", "a state of version 1 works there, too; migrate before the import");
      if (dryRun) {
        planned(plan(session, version));
        return ExitCode.OK;
      }
      try (Storage.Hold held = sessions.lock(session, "migrate")) {
        if (rollback) {
          rolledBack(session.migrator().rollback());
        } else {
          MigrationPlan plan = plan(session, version);
          migrated(plan, session.migrator().migrate(plan));
        }
      }
      return ExitCode.OK;
    }
  }

  private int version() {
    String newest = Integer.toString(Migrations.newest());
    String wanted = to.orElse(newest);
    if (!wanted.equals(newest) && !wanted.equals("v" + newest)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no migration to \""
              + wanted
              + "\"; known is v"
              + newest
              + " (back again: --rollback)");
    }
    return Migrations.newest();
  }

  private MigrationPlan plan(Session session, int version) throws Exception {
    Optional<byte[]> monitoring =
        addMonitoring
            ? Optional.of(Template.MOIE_OS.fill(Map.of()).getBytes(StandardCharsets.UTF_8))
            : Optional.empty();
    return session.migrator().plan(version, monitoring);
  }

  private static UnifiedDiff diff(MigrationPlan plan) {
    return UnifiedDiff.of(
        plan.from().getFileName().toString(),
        plan.before(),
        plan.to().getFileName().toString(),
        plan.after());
  }

  private void planned(MigrationPlan plan) {
    if (options.json()) {
      terminal.out().println(JsonOutput.text(MigrationJson.planned(plan, diff(plan))));
      return;
    }
    diff(plan).print(terminal);
    terminal.out().println();
    plan.changes().forEach(terminal.out()::println);
    terminal.out().println("Nothing was touched; without --dry-run it is done.");
  }

  private void migrated(MigrationPlan plan, Migrator.Migrated done) {
    if (options.json()) {
      terminal.out().println(JsonOutput.text(MigrationJson.migrated(plan, diff(plan), done)));
    } else if (!options.quiet()) {
      PrintStream out = terminal.out();
      out.println("Made " + plan.to() + ", which counts from now on");
      plan.changes().forEach(change -> out.println("  " + change));
      out.println(plan.from() + " is unchanged; keep it for 30 days");
      out.println("backup: " + done.backup().file());
      out.println("note:   " + done.note());
      out.println("undo with: moie migrate --rollback");
    }
  }

  private void rolledBack(Migrator.RolledBack done) {
    if (options.json()) {
      terminal.out().println(JsonOutput.text(MigrationJson.rolledBack(done)));
    } else if (!options.quiet()) {
      PrintStream out = terminal.out();
      out.println(done.counts() + " counts again");
      out.println(done.gone().getFileName() + " is now " + done.backup().file());
      out.println("undo with: moie backup restore " + done.backup().name());
    }
  }
}
