package dev.moie.app.cli;

import java.util.List;
import picocli.CommandLine;

/** What the commands say of themselves, as one page. */
final class CommandReference {
  private CommandReference() {}

  static String of(CommandLine root) {
    StringBuilder page = new StringBuilder();
    List<CommandLine> commands = CommandTree.below(root);
    page.append("# The commands\n\n")
        .append("What `moie COMMAND --help` prints, on one page; it is made from the program, and")
        .append(" the build checks that it is fresh. `man moie` says the same where the Debian")
        .append(" package is installed. Plugins add commands of their own: their pages are under")
        .append(" [plugins](plugins), and `moie --help` lists what is there.\n\n");
    page.append("| command | does |\n|---|---|\n");
    for (CommandLine each : commands) {
      String name = each.getCommandSpec().qualifiedName();
      page.append("| [`")
          .append(name)
          .append("`](#")
          .append(name.replace(' ', '-'))
          .append(") | ")
          .append(first(each))
          .append(" |\n");
    }
    section(page, root);
    commands.forEach(each -> section(page, each));
    return page.toString();
  }

  private static String first(CommandLine command) {
    String[] description = command.getCommandSpec().usageMessage().description();
    return String.join(" ", description).replace("%%", "%").replace("|", "\\|");
  }

  private static void section(StringBuilder page, CommandLine command) {
    command.setUsageHelpAutoWidth(false);
    command.setUsageHelpWidth(110);
    page.append("\n## ")
        .append(command.getCommandSpec().qualifiedName())
        .append("\n\n```\n")
        .append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing())
        .append("\n```\n");
  }
}
