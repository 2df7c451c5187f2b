package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.state.Job;
import dev.moie.core.state.State;
import dev.moie.core.text.Nearest;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The plugin that a command line names. */
final class PluginIds {
  private PluginIds() {}

  /**
   * Makes sure that there is one.
   *
   * @throws ParameterException if there is none, with the one that was probably meant
   */
  static void check(String id, Session session, CommandSpec spec) {
    if (!session.plugins().knows(id)) {
      throw new ParameterException(spec.commandLine(), unknown(id, session.plugins().reports()));
    }
  }

  static String unknown(String id, List<PluginReport> reports) {
    return "there is no plugin \""
        + id
        + "\""
        + Nearest.of(id, reports.stream().map(PluginReport::id).toList())
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse("; \"moie plugins list\" names them");
  }

  /** The jobs of a state that use a plugin. */
  static List<String> jobs(String id, State state) {
    return state.phases().stream()
        .flatMap(phase -> phase.jobs().stream())
        .filter(job -> uses(id, job))
        .map(Job::id)
        .toList();
  }

  private static boolean uses(String id, Job job) {
    return job.verify().filter(step -> step.plugin().equals(id)).isPresent()
        || job.run().filter(step -> step.plugin().equals(id)).isPresent();
  }
}
