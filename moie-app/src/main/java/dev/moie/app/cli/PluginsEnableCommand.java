package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.SupplyJson;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.DisabledPlugin;
import dev.moie.core.plugin.QuarantineEntry;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
    description = "Use a plugin again that is disabled or quarantined.",
    footer = {
      "",
      "A plugin is quarantined when it ended the process, a call of it could not be ended, it",
      "flooded its output, or it left more and more threads running. Another version of its jar",
      "is not; this command is for using the same one again. It works beside an engine, which",
      "uses the plugin again within seconds.",
      "A plugin is disabled by \"moie plugins disable\".",
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
      boolean known = session.plugins().knows(id) || isDisabled(session);
      if (!known) {
        throw new ParameterException(
            spec.commandLine(), PluginIds.unknown(id, session.plugins().reports()));
      }
      Optional<QuarantineEntry> lifted = Optional.empty();
      if (session.plugins().mayBeQuarantined(id)) {
        lifted = session.plugins().enable(id);
      }
      Optional<DisabledPlugin> off = session.plugins().disabled().enable(id);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(SupplyJson.enabled(id, lifted, off)));
      } else {
        terminal.out().println(told(lifted, off));
      }
      return ExitCode.OK;
    }
  }

  private boolean isDisabled(Session session) {
    return session.plugins().disabled().of(id).isPresent();
  }

  private String told(Optional<QuarantineEntry> lifted, Optional<DisabledPlugin> off) {
    if (lifted.isEmpty() && off.isEmpty()) {
      return "Plugin " + id + " is neither disabled nor quarantined: nothing to do.";
    }
    List<String> was = new ArrayList<>();
    lifted.ifPresent(
        entry ->
            was.add(
                "since " + entry.since() + " it was quarantined: " + Plain.line(entry.reason())));
    off.ifPresent(
        entry ->
            was.add(
                entry.since().map(since -> "since " + since + " ").orElse("")
                    + "it was disabled"
                    + entry.reason().map(reason -> ": " + Plain.line(reason)).orElse("")));
    return "Plugin "
        + id
        + lifted.map(entry -> " " + Plain.line(entry.version())).orElse("")
        + " is enabled again; "
        + String.join("; ", was);
  }
}
