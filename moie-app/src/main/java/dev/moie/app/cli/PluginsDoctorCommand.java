package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.doctor.SetupMaker;
import dev.moie.app.render.Terminal;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.plugins.PluginChecks;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.text.Nearest;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins doctor}. */
@Command(
    name = "doctor",
    description = "Say what is wrong with plugins and with the jobs that use them, and what to do.",
    footer = {
      "",
      "Runs no code of a plugin, changes nothing, and takes no lock.",
      "Exit code 1 if there is a problem; warnings are none.",
      "",
      "Examples:",
      "  moie plugins doctor",
      "  moie plugins doctor arxiv          what has to do with one of them",
      "  moie plugins doctor -v             every check, with what is well"
    })
final class PluginsDoctorCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The id of a plugin. Default: all.")
  private Optional<String> id = Optional.empty();

  @Inject
  PluginsDoctorCommand(
      GlobalOptions options,
      Sessions sessions,
      Surroundings surroundings,
      Terminal terminal,
      Clock clock) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    Workspace workspace =
        Workspace.locate(options.home(), surroundings.environment(), surroundings.folder());
    try (Session session = sessions.examining(workspace)) {
      Setup setup = new SetupMaker(surroundings, clock).with(session, options.home());
      if (id.isPresent()) {
        setup = setup.only(id.get());
        Site site = setup.site().orElseThrow();
        if (site.plugins().isEmpty() && site.steps().isEmpty()) {
          throw new ParameterException(spec.commandLine(), unknown(session.plugins().reports()));
        }
      }
      return new Consultation(options, terminal).hold(PluginChecks.all(), setup);
    }
  }

  private String unknown(List<PluginReport> reports) {
    String name = id.orElseThrow();
    return "there is no plugin \""
        + name
        + "\", and no job that wants it"
        + Nearest.of(name, reports.stream().map(PluginReport::id).toList())
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse("; \"moie plugins list\" names them");
  }
}
