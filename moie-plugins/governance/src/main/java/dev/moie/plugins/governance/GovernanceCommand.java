package dev.moie.plugins.governance;

import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.governance.cli.Words;
import dev.moie.plugins.governance.rules.Rules;
import dev.moie.plugins.governance.rules.RulesException;
import dev.moie.plugins.governance.rules.RulesReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code moie governance}: whether there are rules and whether they can be used, or an example. */
@CommandName(
    value = "governance",
    summary = "Checks the rules in governance.yaml, or prints an example of them",
    parameters = "check|example")
public final class GovernanceCommand implements PluginCommand {
  /** Made by the engine. */
  public GovernanceCommand() {}

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException {
    String command = Words.of(arguments).command(List.of("check", "example"), "check");
    return command.equals("example") ? example(io) : check(io);
  }

  private static int example(CommandIo io) throws IOException {
    try (InputStream in = GovernanceCommand.class.getResourceAsStream("example.yaml")) {
      if (in == null) {
        throw new IOException("the example is missing from the plugin's jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (io.json()) {
        io.out().println("{\"rules\":\"example\",\"text\":" + Json.quote(text) + "}");
      } else {
        io.out().print(text);
      }
    }
    return 0;
  }

  private static int check(CommandIo io) throws IOException {
    Path file = io.files().root().resolve(Rules.FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return tell(
          io,
          "none",
          List.of(),
          "There is no "
              + Rules.FILE
              + ": every action is allowed, and there is no audit trail. \"moie governance example\""
              + " prints one to begin with.");
    }
    try {
      Rules rules = RulesReader.of(file);
      return tell(io, "good", List.of(), "The rules can be used.\n" + rules.describe());
    } catch (RulesException e) {
      return tell(
          io,
          "bad",
          e.problems(),
          "The rules cannot be used, so no action runs:\n  " + String.join("\n  ", e.problems()));
    }
  }

  private static int tell(CommandIo io, String state, List<String> problems, String text) {
    if (io.json()) {
      io.out()
          .println(
              "{\"rules\":"
                  + Json.quote(state)
                  + ",\"problems\":["
                  + problems.stream().map(Json::quote).collect(Collectors.joining(","))
                  + "]}");
    } else {
      io.out().println(text);
    }
    return state.equals("bad") ? 1 : 0;
  }
}
