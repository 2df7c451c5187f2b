package dev.moie.plugins.arxiv.command;

import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import java.io.IOException;
import java.util.List;

/** The command {@code arxiv}: hands each sub-command to its class. */
@CommandName(
    value = "arxiv",
    summary =
        "The papers of the arXiv scan: search QUERY, similar ID, show ID, stats, reindex, like ID,"
            + " dislike ID",
    parameters = "search|similar|show|stats|reindex|like|dislike",
    options = {
      @CommandOption(
          name = "--category",
          value = "NAME",
          doc =
              "search: in this category (quant-ph) or archive (cond-mat); again for any of several"),
      @CommandOption(
          name = "--author",
          value = "NAME",
          doc = "search: by this author; again for all of several"),
      @CommandOption(
          name = "--from",
          value = "DAY",
          doc = "search: submitted on that day or later, such as 2026-11-25"),
      @CommandOption(
          name = "--to",
          value = "DAY",
          doc = "search: submitted on that day or earlier"),
      @CommandOption(name = "--newest", doc = "search: the newest first, not the best"),
      @CommandOption(
          name = "--limit",
          value = "N",
          doc = "search, similar: how many papers at most, up to 1000; 20 or 10 by default"),
      @CommandOption(
          name = "--profile",
          value = "FILE",
          doc = "show: the profile that judges; arxiv-profile.yaml by default"),
      @CommandOption(name = "--undo", doc = "like, dislike: forget what was said of the paper"),
      @CommandOption(
          name = "--corpus",
          value = "NAME",
          doc = "The papers of which scans: arxiv (the default), sample or replay")
    })
public final class ArxivCommand implements PluginCommand {
  private static final String KNOWN = "search, similar, show, stats, reindex, like, dislike";

  /** Made by the engine for each run. */
  public ArxivCommand() {}

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException {
    Words words = Words.of(arguments);
    try {
      Library library = Library.of(words, io.files().data());
      return switch (words.command()) {
        case "search" -> new SearchOrder(words, library, io).run();
        case "similar" -> new SimilarOrder(words, library, io).run();
        case "show" -> new ShowOrder(words, library, io).run();
        case "stats" -> new StatsOrder(words, library, io).run();
        case "reindex" -> new ReindexOrder(words, library, io).run();
        case "like" -> new FeedbackOrder(words, library, io).run(true);
        case "dislike" -> new FeedbackOrder(words, library, io).run(false);
        case "" -> throw Answer.usage("say what to do: " + KNOWN);
        default ->
            throw Answer.usage(Words.quoted(words.command()) + " is none of its words: " + KNOWN);
      };
    } catch (Answer why) {
      io.err().println("moie: arxiv: " + TerminalText.line(why.getMessage()));
      return why.exit();
    }
  }
}
