package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.QuarantineEntry;
import dev.moie.core.text.Nearest;
import dev.moie.core.workspace.WorkspaceLock;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins enable}. */
@Command(
    name = "enable",
    description = "Take a plugin out of quarantine, as it is.",
    footer = {
      "",
      "A plugin is quarantined when it ended the process or a call of it could not be ended.",
      "Another version of its jar is not; this command is for using the same one again.",
      "",
      "Example:",
      "  moie plugins enable arxiv"
    })
final class PluginsEnableCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The id of a plugin.")
  private String id = "";

  @Inject
  PluginsEnableCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      if (!session.plugins().knows(id)) {
        throw new ParameterException(spec.commandLine(), unknown(session.plugins().reports()));
      }
      Optional<QuarantineEntry> lifted;
      try (WorkspaceLock held = sessions.lock(session, "plugins enable")) {
        lifted = session.plugins().enable(id);
      }
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.enabled(id, lifted)));
      } else {
        terminal
            .out()
            .println(
                lifted
                    .map(this::told)
                    .orElse("Plugin " + id + " is not quarantined: nothing to do."));
      }
      return ExitCode.OK;
    }
  }

  private String told(QuarantineEntry entry) {
    return "Plugin "
        + id
        + " "
        + Plain.line(entry.version())
        + " is enabled again; since "
        + entry.since()
        + " it was quarantined: "
        + Plain.line(entry.reason());
  }

  private String unknown(List<PluginReport> reports) {
    return "there is no plugin \""
        + id
        + "\""
        + Nearest.of(id, reports.stream().map(PluginReport::id).toList())
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse("; \"moie plugins list\" names them");
  }
}
