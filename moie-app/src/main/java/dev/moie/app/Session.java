package dev.moie.app;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import dev.moie.core.backup.BackedUpStateStore;
import dev.moie.core.backup.Backups;
import dev.moie.core.backup.Restore;
import dev.moie.core.backup.Rotation;
import dev.moie.core.engine.Engine;
import dev.moie.core.engine.FileJournal;
import dev.moie.core.io.Disk;
import dev.moie.core.log.ExecutionIds;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LazyExecutionLog;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.migration.Adoption;
import dev.moie.core.migration.Migrator;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginServices;
import dev.moie.core.process.LocalProcesses;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.StateStore;
import dev.moie.core.workspace.LocalWorkspaceFiles;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A workspace with everything that works on it. Opening one reads the settings, and nothing else
 * yet.
 */
public final class Session implements AutoCloseable {
  private final Workspace workspace;
  private final Settings settings;
  private final Clock clock;
  private final Services services;
  private final PluginHost plugins;
  private final ExecutionLog log;
  private final Consumer<String> notes;

  /**
   * Opens a workspace.
   *
   * @param workspace its folder exists
   * @param surroundings where the bundled plugins are found
   * @param addedPlugins further folders of plugins
   * @param copies where private copies of plugin jars go
   * @param clock the time
   * @param notes takes lines for people about what did not work and stops nothing
   */
  public Session(
      Workspace workspace,
      Surroundings surroundings,
      List<Path> addedPlugins,
      Path copies,
      Clock clock,
      Consumer<String> notes)
      throws SettingsException, IOException {
    this.notes = notes;
    this.workspace = workspace;
    this.settings = Settings.read(workspace.settingsFile());
    this.clock = clock.withZone(settings.timezone());
    this.log = new LazyExecutionLog(Disk.LOCAL, workspace.executionLog(), SqliteExecutionLog::open);
    this.services = new Services(workspace, this.clock);
    this.plugins =
        new PluginHost(
            new PluginHostSettings(
                folders(workspace, surroundings, addedPlugins), copies, Version.api(), services));
  }

  private static List<PluginFolder> folders(
      Workspace workspace, Surroundings surroundings, List<Path> added) {
    List<PluginFolder> folders = new ArrayList<>();
    surroundings
        .bundledPlugins()
        .ifPresent(folder -> folders.add(new PluginFolder(folder, PluginFolder.Origin.BUNDLED)));
    added.forEach(folder -> folders.add(new PluginFolder(folder, PluginFolder.Origin.ADDED)));
    folders.add(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE));
    return folders;
  }

  public Workspace workspace() {
    return workspace;
  }

  public Settings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  public PluginHost plugins() {
    return plugins;
  }

  /** The state file of the workspace, backed up before its first change. */
  public StateStore store() {
    Path file = workspace.stateFile();
    Backups backups = backups();
    return new BackedUpStateStore(
        new FileStateStore(Disk.LOCAL, file, settings.timezone()),
        file,
        backups,
        new Rotation(backups, settings.backups()),
        notes);
  }

  /** The backups of the state file. */
  public Backups backups() {
    return new Backups(Disk.LOCAL, workspace, clock);
  }

  /** Puts backups back. */
  public Restore restore() {
    return new Restore(Disk.LOCAL, workspace, backups());
  }

  /** Migrates the state file. */
  public Migrator migrator() {
    return new Migrator(Disk.LOCAL, workspace, backups(), clock);
  }

  /** Wires the known tasks of an original workspace as a template has them. */
  public Adoption adoption(byte[] template) {
    return new Adoption(Disk.LOCAL, workspace, backups(), settings.timezone(), template);
  }

  /** What the engine works with. */
  public Engine engine() {
    RandomGenerator random = new SecureRandom();
    return new Engine(
        plugins,
        log,
        plugins,
        new FileJournal(Disk.LOCAL, workspace.journal(), clock),
        clock,
        pause -> Thread.sleep(pause.toMillis()),
        new ExecutionIds(clock, random),
        random);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    plugins.close();
    services.processes.close();
    log.close();
  }

  /** What plugins get. */
  private static final class Services implements PluginServices {
    private final Workspace workspace;
    private final Clock clock;
    private final LocalProcesses processes;
    private HttpClient client;

    Services(Workspace workspace, Clock clock) {
      this.workspace = workspace;
      this.clock = clock;
      this.processes = new LocalProcesses(workspace.root());
    }

    @Override
    public WorkspaceFiles files(String pluginId) throws IOException {
      return new LocalWorkspaceFiles(Disk.LOCAL, workspace, pluginId);
    }

    @Override
    public Processes processes() {
      return processes;
    }

    @Override
    public Clock clock() {
      return clock;
    }

    @Override
    public synchronized HttpClient httpClient() {
      if (client == null) {
        client =
            HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
      }
      return client;
    }
  }
}
