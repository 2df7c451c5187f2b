package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.ExitWatch;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.logging.MaskedOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Styles;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.CommandInfo;
import dev.moie.core.plugin.CommandOutcome;
import dev.moie.core.plugin.CommandStreams;
import dev.moie.core.plugin.OfferedCommand;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands that plugins add, as picocli takes them, so that help, completion and suggestions
 * know them. Plugins are looked at only if the command line does not name a command of the
 * program's own, and none of their code runs before one of their commands is called.
 */
final class AddedCommands {
  /** The own commands that tell of all commands. */
  private static final Set<String> TELLING = Set.of("help", "completion");

  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final ExitWatch exits;
  private final Clock clock;

  @Inject
  AddedCommands(
      GlobalOptions options,
      Surroundings surroundings,
      Terminal terminal,
      ExitWatch exits,
      Clock clock) {
    this.options = options;
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.exits = exits;
    this.clock = clock;
  }

  void addTo(CommandLine root, List<String> words) {
    GlobalWords said = GlobalWords.of(words);
    Set<String> own = Set.copyOf(root.getSubcommands().keySet());
    if (said.command().filter(own::contains).filter(name -> !TELLING.contains(name)).isPresent()) {
      return;
    }
    Sessions sessions = new Sessions(said.options(), surroundings, terminal, exits, clock);
    try (Session session = sessions.open(workspace(said.options()))) {
      for (OfferedCommand offered : session.plugins().commands()) {
        if (!own.contains(offered.command().name())) {
          root.addSubcommand(offered.command().name(), spec(offered, said.behind()));
        }
      }
    } catch (WorkspaceException | SettingsException | IOException noWorkspace) {
      // Then there are none; whatever needs a workspace says what is wrong with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Workspace workspace(GlobalOptions said) throws WorkspaceException {
    return Workspace.locate(said.home(), surroundings.environment(), surroundings.folder());
  }

  private CommandSpec spec(OfferedCommand offered, List<String> arguments) {
    CommandInfo info = offered.command();
    Callable<Integer> run = () -> run(offered, arguments);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(run);
    spec.name(info.name());
    spec.mixinStandardHelpOptions(true);
    spec.usageMessage().description(text(info.summary()) + ".");
    spec.usageMessage().footer("", "A command of plugin " + offered.plugin() + ".");
    for (CommandInfo.Option option : info.options()) {
      boolean flag = option.value().isEmpty();
      OptionSpec.Builder builder =
          OptionSpec.builder(option.name()).description(text(option.doc()));
      spec.addOption(
          (flag
                  ? builder.type(boolean.class).arity("0")
                  : builder
                      .type(List.class)
                      .auxiliaryTypes(String.class)
                      .arity("1")
                      .paramLabel(text(option.value())))
              .build());
    }
    if (!info.parameters().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .paramLabel(text(info.parameters()))
              .build());
    }
    return spec;
  }

  /** A plugin's text, in which picocli finds nothing to replace. */
  private static String text(String text) {
    return Plain.line(text).replace("%", "%%").replace("$", "$$");
  }

  private int run(OfferedCommand offered, List<String> arguments) throws Exception {
    Sessions sessions = new Sessions(options, surroundings, terminal, exits, clock);
    MaskedOutput out = new MaskedOutput(terminal.out());
    MaskedOutput err = new MaskedOutput(terminal.err());
    try (Session session = sessions.open()) {
      CommandStreams streams =
          new CommandStreams(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              options.json(),
              terminal.styles() == Styles.ANSI);
      CommandOutcome outcome = session.plugins().run(offered, arguments, streams);
      out.finish();
      err.finish();
      if (!outcome.failure().isEmpty()) {
        terminal
            .err()
            .println("moie: " + offered.command().name() + ": " + Plain.line(outcome.failure()));
      }
      return outcome.failure().isEmpty() ? outcome.exitCode() : ExitCode.PROBLEM;
    }
  }
}
