package dev.moie.app.cli;

import com.google.inject.Injector;
import dev.moie.app.ExitCode;
import dev.moie.app.Failure;
import dev.moie.app.logging.LateLogging;
import dev.moie.app.render.Styles;
import dev.moie.app.render.Terminal;
import java.util.List;
import picocli.CommandLine;

/**
 * Puts the command line together: picocli parses, Guice makes the commands, {@link Failure} tells
 * what went wrong.
 */
public final class CommandLineFactory {
  private CommandLineFactory() {}

  /** The command line of the program, with the commands of plugins if these words may need them. */
  public static CommandLine create(Injector injector, Terminal terminal, List<String> words) {
    GlobalOptions options = injector.getInstance(GlobalOptions.class);
    CommandLine commandLine = new CommandLine(MoieCommand.class, new GuiceFactory(injector));
    commandLine.addMixin("global", options);
    // Before the rest: picocli hands what is set to the commands that are there.
    injector.getInstance(AddedCommands.class).addTo(commandLine, words);
    commandLine.setOut(terminal.outWriter());
    commandLine.setErr(terminal.errWriter());
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.styles() == Styles.ANSI
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionStrategy(
        parsed -> {
          LateLogging.level(options.verbose(), options.quiet());
          return new CommandLine.RunLast().execute(parsed);
        });
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> Failure.tell(failure, terminal, options.verbose()));
    commandLine.setParameterExceptionHandler(
        (failure, arguments) -> {
          terminal.err().println("moie: " + failure.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(failure, terminal.errWriter());
          terminal
              .err()
              .println(
                  "Try \""
                      + failure.getCommandLine().getCommandSpec().qualifiedName()
                      + " --help\".");
          return ExitCode.USAGE;
        });
    return commandLine;
  }

  /** Our own classes come from Guice; picocli's from picocli. */
  private record GuiceFactory(Injector injector) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type.getName().startsWith("dev.moie.")
          ? injector.getInstance(type)
          : CommandLine.defaultFactory().create(type);
    }
  }
}
