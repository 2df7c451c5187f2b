package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.state.State;
import dev.moie.core.state.StateProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the state file can be used, and what the engine would warn of. */
final class StateFile extends SiteCheck {
  private static final String IMPORT =
      "bring a good one in: \"moie cluster import FILE\", with --replace if there is one; \"moie"
          + " cluster export\" gives what is there";

  StateFile() {
    super("state-file", Area.WORKSPACE, "the state file can be used, without a warning");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    boolean shared = site.shared().isPresent();
    String name = shared ? "the state" : site.name(site.workspace().stateFile());
    String edit =
        shared
            ? "\"moie cluster export > state.json\", correct it in an editor, and"
                + " \"moie cluster import --replace state.json\""
            : "correct it in an editor";
    String cure = shared ? IMPORT : cure(site.workspace().stateFile());
    List<Finding> findings = new ArrayList<>();
    for (StateProblem problem : site.state().problems()) {
      findings.add(
          Finding.problem(name + ":" + problem.line(), where(problem) + problem.message(), cure));
    }
    site.state()
        .loaded()
        .ifPresent(
            loaded -> {
              for (StateProblem warning : loaded.warnings()) {
                findings.add(
                    Finding.warning(
                        name + ":" + warning.line(), where(warning) + warning.message(), edit));
              }
              findings.add(Finding.ok(name, describe(loaded.state())));
            });
    return findings;
  }

  private static String cure(Path file) {
    return Files.exists(file)
        ? "correct it in an editor, or \"moie backup restore latest\""
        : "make one with \"moie init\", or get it back: \"moie backup restore latest\"";
  }

  private static String where(StateProblem problem) {
    // The description bounds a pointer that a hostile file has made long.
    String described = problem.describe("");
    String message = problem.message();
    return described
        .substring(0, described.length() - message.length())
        .replaceFirst("^:[0-9]+: ", "");
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String describe(State state) {
    long jobs = state.phases().stream().mapToLong(phase -> phase.jobs().size()).sum();
    return "version "
        + state.schemaVersion()
        + ", "
        + number(state.phases().size(), "phase")
        + ", "
        + number(jobs, "job");
  }
}
