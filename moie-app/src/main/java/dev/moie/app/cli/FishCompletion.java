package dev.moie.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {
  private FishCompletion() {}

  static String script(CommandSpec root) {
    StringBuilder script = new StringBuilder("complete -c moie -f\n");
    command(script, root, List.of());
    return script.toString();
  }

  private static void command(StringBuilder script, CommandSpec command, List<String> path) {
    String here =
        path.isEmpty()
            ? "__fish_use_subcommand"
            : "__fish_seen_subcommand_from " + path.get(path.size() - 1);
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && (path.isEmpty() || !option.inherited())) {
        option(script, option, path.isEmpty() ? "" : here);
      }
    }
    for (CommandLine sub : List.copyOf(command.subcommands().values())) {
      CommandSpec spec = sub.getCommandSpec();
      script.append("complete -c moie -n ").append(quote(here));
      script.append(" -a ").append(spec.name());
      script.append(" -d ").append(quote(first(spec.usageMessage().description()))).append('\n');
      List<String> below = new ArrayList<>(path);
      below.add(spec.name());
      command(script, spec, below);
    }
  }

  private static void option(StringBuilder script, OptionSpec option, String here) {
    script.append("complete -c moie");
    if (!here.isEmpty()) {
      script.append(" -n ").append(quote(here));
    }
    for (String name : option.names()) {
      script.append(
          name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      script.append(" -r -F");
    }
    script.append(" -d ").append(quote(first(option.description()))).append('\n');
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0].replace("$$", "$");
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
