package dev.moie.plugins.notebook.command;

import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.notebook.entry.Notebook;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** {@code moie patterns}: what was learnt. */
@CommandName(
    value = "patterns",
    summary = "What was learnt: add TITLE, list, search WORDS",
    parameters = "add|list|search",
    options = {
      @CommandOption(name = "--category", value = "TEXT", doc = "add: what it is about"),
      @CommandOption(
          name = "--priority",
          value = "P",
          doc = "list: high, medium, low, strategic or future"),
      @CommandOption(name = "--discovery", value = "TEXT", doc = "add: what was found"),
      @CommandOption(name = "--evidence", value = "TEXT", doc = "add: what shows it"),
      @CommandOption(name = "--minutes", value = "N", doc = "add: how long it takes"),
      @CommandOption(name = "--why", value = "TEXT", doc = "add: why it matters"),
      @CommandOption(name = "--benefit", value = "TEXT", doc = "add: what comes of it"),
      @CommandOption(name = "--roi", value = "TEXT", doc = "add: what it returns"),
      @CommandOption(
          name = "--session",
          value = "N",
          doc = "add: which session of the day; that of the last entry of today, or 1, by default"),
      @CommandOption(name = "--time", value = "TEXT", doc = "add: how long it takes, in words"),
      @CommandOption(name = "--limit", value = "N", doc = "list, search: so many at most"),
      @CommandOption(name = "--all", doc = "list: also what is done")
    })
public final class PatternsCommand implements PluginCommand {
  private final Clock clock;

  /**
   * Made by the engine.
   *
   * @param clock tells the day of an entry
   */
  @Inject
  public PatternsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException, InterruptedException {
    return new NotebookOrders(Notebook.PATTERNS, clock, io).run(arguments);
  }
}
