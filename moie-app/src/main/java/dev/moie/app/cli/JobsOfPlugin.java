package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.core.state.InvalidStateException;
import java.io.IOException;
import java.util.List;

/** Tells which jobs are left without their plugin. */
final class JobsOfPlugin {
  private JobsOfPlugin() {}

  /**
   * The ids of the jobs that use a plugin; a state that cannot be read is a note, and stops
   * nothing.
   */
  static List<String> of(String id, Session session, Sessions sessions) {
    try {
      return PluginIds.jobs(id, session.store().load().state());
    } catch (IOException | InvalidStateException e) {
      sessions.note("which jobs use it is not known, since the state file cannot be read");
      return List.of();
    }
  }

  /** Warns of them. */
  static void warn(List<String> jobs, String consequence, Sessions sessions) {
    if (!jobs.isEmpty()) {
      sessions.note(
          (jobs.size() == 1 ? "job " : "jobs ")
              + String.join(", ", jobs.subList(0, Math.min(10, jobs.size())))
              + (jobs.size() > 10 ? " and " + (jobs.size() - 10) + " more" : "")
              + (jobs.size() == 1 ? " uses it, and " : " use it, and ")
              + consequence);
    }
  }
}
