package dev.moie.app.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The commands below a command, each once, in the order of their names. */
final class CommandTree {
  private CommandTree() {}

  static List<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .distinct()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .filter(each -> !each.getCommandName().equals("help"))
        .sorted(Comparator.comparing(CommandLine::getCommandName))
        .flatMap(each -> Stream.concat(Stream.of(each), below(each).stream()))
        .toList();
  }
}
