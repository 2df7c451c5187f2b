package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.core.engine.FileJournal;
import dev.moie.core.io.Disk;
import dev.moie.core.log.LogException;
import dev.moie.core.stop.FileKillSwitch;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** The kill switches of workspaces, for commands that must work whatever else is wrong there. */
final class Switches {
  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Sessions sessions;
  private final Clock clock;

  @Inject
  Switches(GlobalOptions options, Surroundings surroundings, Sessions sessions, Clock clock) {
    this.options = options;
    this.surroundings = surroundings;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** The workspace, whatever is in it. */
  Workspace workspace() throws WorkspaceException {
    return Workspace.locate(options.home(), surroundings.environment(), surroundings.folder());
  }

  /** That of this folder alone. */
  static KillSwitch of(Workspace workspace) {
    return new FileKillSwitch(Disk.LOCAL, workspace.stopFile());
  }

  /** Does something with a kill switch. */
  interface Use<T> {
    T with(KillSwitch killSwitch) throws IOException;
  }

  /**
   * What came of it.
   *
   * @param value what was said
   * @param who whom it concerns, for people
   * @param reached whether all of them; else only this folder
   */
  record Thrown<T>(T value, String who, boolean reached) {}

  /**
   * Throws the switch of the whole cluster, if the workspace is a node of one. Where the database
   * cannot be reached this folder's is thrown, so that at least what this node starts is stopped.
   */
  <T> Thrown<T> wherever(Workspace workspace, Use<T> use) throws IOException, InterruptedException {
    Settings settings = settings(workspace);
    if (!settings.store().isShared()) {
      return new Thrown<>(use.with(of(workspace)), workspace.root().toString(), true);
    }
    try (Session session = sessions.open(workspace, settings)) {
      return new Thrown<>(
          use.with(session.killSwitch()), "the cluster in " + session.statePlace(), true);
    } catch (LogException | IOException e) {
      sessions.note(e.getMessage() + "; only this folder is concerned, the other nodes go on");
      return new Thrown<>(use.with(of(workspace)), workspace.root().toString(), false);
    }
  }

  /**
   * Why nothing is started there: a stop of this folder, or of the cluster that it is a node of.
   */
  Optional<Stop> stop(Workspace workspace) throws InterruptedException {
    Settings settings = settings(workspace);
    if (!settings.store().isShared()) {
      return of(workspace).stop();
    }
    try (Session session = sessions.open(workspace, settings)) {
      return session.killSwitch().stop();
    } catch (LogException | IOException e) {
      sessions.note(e.getMessage() + "; whether the cluster is stopped is not known");
      return of(workspace).stop();
    }
  }

  private static Settings settings(Workspace workspace) {
    try {
      return Settings.read(workspace.settingsFile());
    } catch (SettingsException | IOException unusable) {
      return Settings.defaults();
    }
  }

  /** Writes a line into the journal; if that is not possible, it is told, and stops nothing. */
  void journal(Workspace workspace, String line) {
    ZoneId zone;
    try {
      zone = Settings.read(workspace.settingsFile()).timezone();
    } catch (SettingsException | IOException unusable) {
      zone = ZoneId.systemDefault();
    }
    try {
      new FileJournal(Disk.LOCAL, workspace.journal(), clock.withZone(zone)).write(line);
    } catch (IOException e) {
      sessions.note("it could not be written into the journal: " + e.getMessage());
    }
  }
}
