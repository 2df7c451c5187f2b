package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.render.AdoptionText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.MigrationJson;
import dev.moie.app.render.Terminal;
import dev.moie.app.render.UnifiedDiff;
import dev.moie.app.template.Template;
import dev.moie.core.backup.BackedUpReplace.Replaced;
import dev.moie.core.migration.Adoption;
import dev.moie.core.migration.AdoptionPlan;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie adopt}. */
@Command(
    name = "adopt",
    description = "Wire the known tasks of an original workspace to plugins, after a backup.",
    footer = {
      "",
      "A job that has \"run\" or \"verify\" already is left alone, and so is everything else.",
      "",
      "Examples:",
      "  moie adopt --dry-run               what would be different; nothing is touched",
      "  moie adopt && moie simulate"
    })
final class AdoptCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Option(names = "--dry-run", description = "Show the difference and touch nothing.")
  private boolean dryRun;

  @Inject
  AdoptCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Clusters.refuse(session, "adopt", "adopt before the import");
      session.store().load();
      Adoption adoption =
          session.adoption(Template.MOIE_OS.fill(Map.of()).getBytes(StandardCharsets.UTF_8));
      if (dryRun) {
        print(adoption.plan(), Optional.empty());
        return ExitCode.OK;
      }
      try (Storage.Hold held = sessions.lock(session, "adopt")) {
        AdoptionPlan plan = adoption.plan();
        print(plan, plan.wired().isEmpty() ? Optional.empty() : Optional.of(adoption.adopt(plan)));
      }
      return ExitCode.OK;
    }
  }

  private void print(AdoptionPlan plan, Optional<Replaced> replaced) {
    String name = plan.file().getFileName().toString();
    UnifiedDiff diff = UnifiedDiff.of(name, plan.before(), name, plan.after());
    if (options.json()) {
      terminal.out().println(JsonOutput.text(MigrationJson.adopted(plan, diff, replaced)));
    } else if (!options.quiet()) {
      new AdoptionText(terminal).print(plan, diff, replaced);
    }
    replaced
        .flatMap(Replaced::keptEdit)
        .ifPresent(
            file ->
                sessions.note("somebody edited the file in this moment; their text is " + file));
  }
}
