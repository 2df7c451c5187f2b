package dev.moie.app.cli;

import dev.moie.app.ExitWatch;
import dev.moie.app.LockedException;
import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.Surroundings;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.io.Disk;
import dev.moie.core.migration.Migrations;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.stop.FileKillSwitch;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.StoppedException;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.LockLook;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Opens the workspace that a command is about. */
final class Sessions {
  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final ExitWatch exits;
  private final Clock clock;

  @Inject
  Sessions(
      GlobalOptions options,
      Surroundings surroundings,
      Terminal terminal,
      ExitWatch exits,
      Clock clock) {
    this.options = options;
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.exits = exits;
    this.clock = clock;
  }

  Workspace locate() throws WorkspaceException {
    Workspace workspace =
        Workspace.locate(options.home(), surroundings.environment(), surroundings.folder());
    Path newer = workspace.stateFile(Migrations.newest() + 1);
    if (Files.exists(newer)) {
      throw new WorkspaceException(
          newer
              + " is of a newer version than this program, which knows up to "
              + Migrations.newest()
              + "; use the newer program, or move the file away");
    }
    if (workspace.hasNewerV1()) {
      note(
          Workspace.STATE_V2
              + " is used, but "
              + Workspace.STATE_V1
              + " beside it was written later");
    }
    return workspace;
  }

  Session open() throws WorkspaceException, SettingsException, IOException {
    return open(locate());
  }

  /** Opens a workspace with settings that were read already. */
  Session open(Workspace workspace, Settings settings) {
    return new Session(
        workspace,
        settings,
        surroundings,
        options.plugins(),
        workspace.pluginCopies(),
        Quarantine.in(workspace.quarantine()),
        exits,
        clock,
        this::note);
  }

  Session open(Workspace workspace) throws SettingsException, IOException {
    return new Session(
        workspace,
        surroundings,
        options.plugins(),
        workspace.pluginCopies(),
        Quarantine.in(workspace.quarantine()),
        exits,
        clock,
        this::note);
  }

  /**
   * Opens a workspace to start something in it.
   *
   * @throws StoppedException if nothing may be started there; looked at before anything else, so
   *     that it is told whatever else is wrong
   */
  Session openToRun() throws WorkspaceException, SettingsException, IOException, StoppedException {
    Workspace workspace = locate();
    refuseIfStopped(new FileKillSwitch(Disk.LOCAL, workspace.stopFile()));
    Session session = open(workspace);
    if (session.shared().isPresent()) {
      try {
        refuseIfStopped(session.killSwitch());
      } catch (StoppedException | RuntimeException e) {
        close(session);
        throw e;
      }
    }
    return session;
  }

  private static void refuseIfStopped(KillSwitch killSwitch) throws StoppedException {
    Optional<Stop> stop = killSwitch.stop();
    if (stop.isPresent()) {
      throw new StoppedException(stop.get());
    }
  }

  private static void close(Session session) throws IOException {
    try {
      session.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Opens a workspace to look at it only.
   *
   * @param copies where private copies of plugin jars go
   */
  Session simulating(Workspace workspace, Path copies) throws SettingsException, IOException {
    return new Session(
        workspace,
        surroundings,
        options.plugins(),
        copies,
        Quarantine.readOnly(workspace.quarantine()),
        exits,
        clock,
        this::note);
  }

  /**
   * Opens a workspace for the doctor: to look at it only, and with the defaults if its settings
   * cannot be used. What is known of jars is not believed, but read anew: there is no such folder
   * of copies.
   */
  Session examining(Workspace workspace) {
    Settings settings;
    try {
      settings = Settings.read(workspace.settingsFile());
    } catch (SettingsException | IOException told) {
      settings = Settings.defaults();
    }
    return new Session(
        workspace,
        settings,
        surroundings,
        options.plugins(),
        workspace.pluginCopies().resolve("of-nobody"),
        Quarantine.readOnly(workspace.quarantine()),
        exits,
        clock,
        this::note);
  }

  /** Tells people something that stops nothing. */
  void note(String text) {
    terminal.err().println("moie: note: " + Plain.line(text));
  }

  /** The daemon that holds a workspace, if one lives. */
  Optional<LockHolder> daemon(Workspace workspace) {
    LockLook look = LockLook.at(workspace);
    return look.holder()
        .filter(holder -> look.alive() && holder.command().equals(DaemonCommand.NAME));
  }

  /** The node that leads a cluster, if one does. */
  Optional<String> leader(PostgresStorage shared) {
    return shared.overview().leadingNode();
  }

  /** Takes the workspace's lock for a command that changes something. */
  Storage.Hold lock(Session session, String command) throws IOException, LockedException {
    Optional<Storage.Hold> held = session.hold(command);
    if (held.isEmpty()) {
      throw new LockedException(session.workspace(), session.holder());
    }
    return held.get();
  }
}
