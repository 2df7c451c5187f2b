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

/** {@code moie notes}: what the next session should do. */
@CommandName(
    value = "notes",
    summary = "Side notes for the next session: add TITLE, list, search WORDS, done ID",
    parameters = "add|list|search|done",
    options = {
      @CommandOption(
          name = "--kind",
          value = "TEXT",
          doc = "add: such as Quick Win, Next Session or Documentation Gap"),
      @CommandOption(
          name = "--priority",
          value = "P",
          doc = "add, list: high, medium, low, strategic or future"),
      @CommandOption(name = "--severity", value = "TEXT", doc = "add: of a gap, how much it hurts"),
      @CommandOption(name = "--what", value = "TEXT", doc = "add: what to do"),
      @CommandOption(
          name = "--how",
          value = "TEXT",
          doc = "add: how to do it; done: how it was done"),
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
public final class NotesCommand implements PluginCommand {
  private final Clock clock;

  /**
   * Made by the engine.
   *
   * @param clock tells the day of an entry
   */
  @Inject
  public NotesCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException, InterruptedException {
    return new NotebookOrders(Notebook.NOTES, clock, io).run(arguments);
  }
}
