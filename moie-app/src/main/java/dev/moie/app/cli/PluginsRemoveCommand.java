package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.SupplyJson;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.Removed;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins remove}. */
@Command(
    name = "remove",
    description = "Take a plugin's jar out of the workspace.",
    footer = {
      "",
      "A plugin that is bundled with MOIE stays where it is: \"moie plugins disable\" keeps it from",
      "being used.",
      "",
      "Example:",
      "  moie plugins remove greeting"
    })
final class PluginsRemoveCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The id of a plugin, as the list has it.")
  private String id = "";

  @Option(names = "--force", description = "Also if other plugins need it.")
  private boolean force;

  @Inject
  PluginsRemoveCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      PluginIds.check(id, session, spec);
      Removed removed = session.supply().remove(id, force);
      List<String> jobs = JobsOfPlugin.of(id, session, sessions);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(SupplyJson.removed(removed, jobs)));
      } else if (!options.quiet()) {
        for (Path jar : removed.jars()) {
          terminal.out().println("Removed " + jar);
        }
        if (removed.locked()) {
          terminal.out().println("  plugins.lock is changed too");
        }
      }
      if (removed.usedInstead().isPresent()) {
        sessions.note(removed.usedInstead().get() + " is used in its place");
      } else {
        JobsOfPlugin.warn(jobs, "cannot be verified until it is installed again", sessions);
      }
      if (!removed.broken().isEmpty()) {
        sessions.note("without it these do not work: " + String.join(", ", removed.broken()));
      }
      return ExitCode.OK;
    }
  }
}
