package dev.moie.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.Session;
import dev.moie.app.doctor.SetupMaker;
import dev.moie.app.render.DoctorJson;
import dev.moie.app.render.JsonOutput;
import dev.moie.core.doctor.Check;
import dev.moie.core.doctor.Doctor;
import dev.moie.core.doctor.Examination;
import dev.moie.core.doctor.plugins.PluginChecks;
import dev.moie.core.doctor.setup.SetupChecks;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.RunningPlugins;
import dev.moie.core.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plugins as {@code moie plugins list} sees them, and what the doctor finds. Looking takes a
 * moment, so what was seen is good for a moment, too. Runs no code of a plugin. Thread-safe.
 */
final class PluginFacts {
  private static final Duration PLUGINS_LAST = Duration.ofSeconds(2);
  private static final Duration DOCTOR_LASTS = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final Opener opener;
  private final SetupMaker setups;
  private final Remembered<Seen> seen = new Remembered<>(PLUGINS_LAST);
  private final Remembered<List<Examination>> found = new Remembered<>(DOCTOR_LASTS);

  /**
   * What was seen.
   *
   * @param reports each jar
   * @param problems of no one jar
   * @param running what the engine that runs says of its plugins
   */
  record Seen(
      List<PluginReport> reports, List<PluginProblem> problems, Optional<RunningPlugins> running) {
    ObjectNode json() {
      return JsonOutput.plugins(reports, problems, running);
    }
  }

  PluginFacts(Workspace workspace, Opener opener, SetupMaker setups) {
    this.workspace = workspace;
    this.opener = opener;
    this.setups = setups;
  }

  Seen see() throws Exception {
    return seen.get(
        jars(),
        () -> {
          try (Session session = opener.open()) {
            return new Seen(
                session.plugins().reports(),
                session.plugins().problems(),
                RunningPlugins.read(session.workspace().runningPlugins()));
          }
        });
  }

  /** A jar that was dropped this moment is to be seen: the page hears of it, and asks but once. */
  private String jars() {
    return Surface.plugins(workspace);
  }

  /** What the doctor finds: the set-up and the plugins. */
  List<Examination> examine() throws Exception {
    return found.get(
        jars(),
        () -> {
          try (Session session = opener.examining()) {
            List<Check> checks = new ArrayList<>(SetupChecks.all());
            checks.addAll(PluginChecks.all());
            return new Doctor().examine(checks, setups.with(session, Optional.empty()));
          }
        });
  }

  ObjectNode problems() throws Exception {
    return DoctorJson.of(examine());
  }
}
