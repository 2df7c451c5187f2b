package dev.moie.app.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the commands say of themselves, for man(1). */
final class ManualPage {
  private static final String FILES =
      """
      .SH FILES
      .TP
      .I sovereign_state_v2.json
      the phases, the jobs and their status; people edit it, the engine updates it
      .TP
      .I moie.yaml
      the settings, all optional
      .TP
      .I plugins/
      plugin jars of the workspace
      .TP
      .I research_logs/system_journal.md
      what happened, a line each
      .TP
      .I backups/
      earlier states
      .TP
      .I .moie/
      the engine's own: the lock, the execution log, health.json, the token
      .SH ENVIRONMENT
      .TP
      .B MOIE_HOME
      the workspace, where \\-\\-home is not given
      .TP
      .BR MOIE_JAVA_HOME ", " JAVA_HOME
      the Java to use, the first of them before the second
      .TP
      .B MOIE_JAVA_OPTS
      is handed to Java
      .TP
      .B MOIE_CDS
      off: without the class archive
      .TP
      .B NO_COLOR
      without colours
      .SH SEE ALSO
      .BR crontab (5),
      .BR systemd.timer (5),
      .BR ollama (1)
      """;

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  static String of(CommandLine root) {
    ManualPage manual = new ManualPage();
    manual.write(root);
    return manual.page.toString();
  }

  private void write(CommandLine root) {
    CommandSpec spec = root.getCommandSpec();
    line(".\\\" Made from the program's commands; CommandPagesTest checks that it is fresh.");
    line(".TH MOIE 1 \"\" \"MOIE\" \"MOIE\"");
    line(".SH NAME");
    line("moie \\- " + text(sentence(spec)));
    line(".SH SYNOPSIS");
    line(".B moie");
    line("[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]");
    line(".SH DESCRIPTION");
    line(
        text(
            "A state file holds ordered phases of jobs. A heartbeat takes each open job: verify,"));
    line(
        text("run, verify; when all jobs of a phase hold, the next phase begins. Cyclic jobs run"));
    line(
        text("when they are due, for ever. What is verified is the truth; the recorded status is"));
    line(text("only a cache of it."));
    line(".SH OPTIONS");
    line(text("They stand before or after the command."));
    spec.options().forEach(this::option);
    line(".SH COMMANDS");
    CommandTree.below(root).forEach(each -> command(each.getCommandSpec(), spec));
    line(".SH EXIT STATUS");
    line(text(String.join(" ", spec.usageMessage().footer()).strip()));
    page.append(FILES);
  }

  private void command(CommandSpec command, CommandSpec root) {
    line(".SS \"" + command.qualifiedName() + "\"");
    line(text(sentence(command)));
    List<String> common = root.options().stream().map(OptionSpec::longestName).toList();
    command.positionalParameters().stream()
        .filter(each -> !each.hidden())
        .forEach(each -> item("\\fI" + text(each.paramLabel()) + "\\fR", each));
    command.options().stream()
        .filter(each -> !common.contains(each.longestName()))
        .forEach(this::option);
    String[] footer = command.usageMessage().footer();
    if (footer.length > 0) {
      line(".PP");
      line(".nf");
      for (String each : footer) {
        if (!each.isBlank()) {
          line(text(each));
        }
      }
      line(".fi");
    }
  }

  private void option(OptionSpec option) {
    if (option.hidden()) {
      return;
    }
    String names =
        String.join(
            ", ", Arrays.stream(option.names()).map(each -> "\\fB" + text(each) + "\\fR").toList());
    boolean flag = option.arity().max() == 0;
    item(flag ? names : names + " \\fI" + text(option.paramLabel()) + "\\fR", option);
  }

  private void item(String heading, ArgSpec argument) {
    line(".TP");
    line(heading);
    String description =
        String.join(" ", argument.description())
            .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
            .replace("${COMPLETION-CANDIDATES}", candidates(argument))
            .replace("$$", "$");
    line(text(description.isBlank() ? "see above" : description));
  }

  private static String candidates(ArgSpec argument) {
    return argument.completionCandidates() == null
        ? ""
        : String.join(", ", argument.completionCandidates());
  }

  private static String sentence(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  /** Escaped: a hyphen is a minus, as people copy it; a first dot or quote is no request. */
  private static String text(String plain) {
    String escaped = plain.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
