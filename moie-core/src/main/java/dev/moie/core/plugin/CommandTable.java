package dev.moie.core.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which plugin has which command. The program's own names are nobody's; of several plugins that
 * want one name, the first in the order of the folders has it, so that a jar that is added takes
 * nothing away.
 */
final class CommandTable {
  private final Map<String, Candidate> owners = new LinkedHashMap<>();

  CommandTable(Catalog catalog) {
    for (Candidate plugin : catalog.plugins()) {
      for (CommandInfo command : plugin.index().commands()) {
        if (!ReservedCommands.contains(command.name())) {
          owners.putIfAbsent(command.name(), plugin);
        }
      }
    }
  }

  /** Every command that can be called. */
  List<OfferedCommand> offered() {
    List<OfferedCommand> offered = new ArrayList<>();
    owners.forEach(
        (name, plugin) ->
            plugin.index().commands().stream()
                .filter(command -> command.name().equals(name))
                .forEach(command -> offered.add(new OfferedCommand(plugin.id(), command))));
    return offered;
  }

  /** The commands of a plugin that cannot be called, as problems of it. */
  @SuppressWarnings("ReferenceEquality") // this very jar, not one that looks the same
  List<PluginProblem> problems(Candidate plugin) {
    List<PluginProblem> problems = new ArrayList<>();
    for (CommandInfo command : plugin.index().commands()) {
      if (ReservedCommands.contains(command.name())) {
        problems.add(Problems.commandTaken(command.name(), "the program itself"));
      } else if (owners.get(command.name()) != plugin) {
        problems.add(
            Problems.commandTaken(
                command.name(), "plugin '" + owners.get(command.name()).id() + "'"));
      }
    }
    return problems;
  }
}
