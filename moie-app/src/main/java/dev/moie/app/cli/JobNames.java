package dev.moie.app.cli;

import dev.moie.core.state.Job;
import dev.moie.core.state.State;
import dev.moie.core.text.Nearest;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds the job that a person named. */
final class JobNames {
  private JobNames() {}

  /**
   * The job of an id.
   *
   * @throws ParameterException if there is none, with the one that was probably meant
   */
  static Job find(State state, String id, CommandSpec spec) {
    return state
        .job(id)
        .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown(state, id)));
  }

  private static String unknown(State state, String id) {
    List<String> ids =
        state.phases().stream().flatMap(phase -> phase.jobs().stream()).map(Job::id).toList();
    return "there is no job \""
        + id
        + "\""
        + Nearest.of(id, ids)
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse("; \"moie status\" lists them");
  }
}
