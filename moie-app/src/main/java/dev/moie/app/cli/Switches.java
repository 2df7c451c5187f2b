package dev.moie.app.cli;

import dev.moie.app.Surroundings;
import dev.moie.core.engine.FileJournal;
import dev.moie.core.io.Disk;
import dev.moie.core.stop.FileKillSwitch;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;

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

  static KillSwitch of(Workspace workspace) {
    return new FileKillSwitch(Disk.LOCAL, workspace.stopFile());
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
