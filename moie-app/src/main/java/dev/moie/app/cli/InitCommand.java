package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Surroundings;
import dev.moie.app.render.Terminal;
import dev.moie.app.template.Template;
import dev.moie.app.template.WorkspaceMaker;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie init}. */
@Command(
    name = "init",
    description = "Make a workspace.",
    footer = {
      "",
      "Templates: moie-os (the phases of the original, wired to the bundled plugins), empty, v1.",
      "",
      "Example:",
      "  moie init ~/moie && moie --home ~/moie heartbeat"
    })
final class InitCommand implements Callable<Integer> {
  private static final List<Template> TEMPLATES =
      List.of(Template.MOIE_OS, Template.EMPTY, Template.V1);

  private final Surroundings surroundings;
  private final WorkspaceMaker maker;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where; made if it does not exist. Default: here.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "moie-os, empty or v1. Default: ${DEFAULT-VALUE}.",
      defaultValue = "moie-os")
  private String template = "moie-os";

  @Inject
  InitCommand(Surroundings surroundings, WorkspaceMaker maker, Terminal terminal) {
    this.surroundings = surroundings;
    this.maker = maker;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Template chosen =
        TEMPLATES.stream()
            .filter(each -> each.id().equals(template))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "there is no template \""
                            + template
                            + "\"; known are "
                            + String.join(", ", TEMPLATES.stream().map(Template::id).toList())));
    Path root = folder.map(surroundings.folder()::resolve).orElse(surroundings.folder());
    Workspace workspace = maker.make(root.normalize(), chosen, Map.of());
    terminal.out().println("Made " + workspace.stateFile());
    for (String line :
        Arrays.asList(
            "",
            "Next:",
            "  moie --home " + workspace.root() + " simulate     see what a heartbeat would do",
            "  moie --home " + workspace.root() + " heartbeat    do it",
            "  drop plugin jars into " + workspace.plugins())) {
      terminal.out().println(line);
    }
    return ExitCode.OK;
  }
}
