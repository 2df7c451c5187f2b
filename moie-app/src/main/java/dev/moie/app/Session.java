package dev.moie.app;

import dev.moie.app.logging.LateLogging;
import dev.moie.core.alert.Alerts;
import dev.moie.core.alert.Courier;
import dev.moie.core.backup.Backups;
import dev.moie.core.backup.Restore;
import dev.moie.core.cyclic.CyclicReport;
import dev.moie.core.engine.Engine;
import dev.moie.core.engine.FileJournal;
import dev.moie.core.engine.Journal;
import dev.moie.core.engine.WorkspaceSafety;
import dev.moie.core.io.Disk;
import dev.moie.core.log.ExecutionIds;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.migration.Adoption;
import dev.moie.core.migration.Migrator;
import dev.moie.core.plugin.DisabledPlugins;
import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginJournal;
import dev.moie.core.plugin.PluginLimits;
import dev.moie.core.plugin.PluginSupply;
import dev.moie.core.plugin.PluginTrust;
import dev.moie.core.plugin.PluginWatch;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.StateStore;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A workspace with everything that works on it. Opening one reads the settings, and nothing else
 * yet.
 */
public final class Session implements AutoCloseable {
  private final Workspace workspace;
  private final Settings settings;
  private final List<PluginFolder> folders;
  private final Clock clock;
  private final LocalPluginServices services;
  private final PluginHostSettings pluginSettings;
  private final PluginHost plugins;
  private final Storage storage;
  private final ExitWatch exits;
  private Optional<PluginWatch> watch = Optional.empty();
  private Optional<Alerts> alerts = Optional.empty();

  /**
   * Opens a workspace.
   *
   * @param workspace its folder exists
   * @param surroundings where the bundled plugins are found
   * @param addedPlugins further folders of plugins
   * @param copies where private copies of plugin jars go
   * @param quarantine the plugins that are not used
   * @param exits is told of the plugins that can end the process
   * @param clock the time
   * @param notes takes lines for people about what did not work and stops nothing
   */
  public Session(
      Workspace workspace,
      Surroundings surroundings,
      List<Path> addedPlugins,
      Path copies,
      Quarantine quarantine,
      ExitWatch exits,
      Clock clock,
      Consumer<String> notes)
      throws SettingsException, IOException {
    this(
        workspace,
        Settings.read(workspace.settingsFile()),
        surroundings,
        addedPlugins,
        copies,
        quarantine,
        exits,
        clock,
        notes);
  }

  /** The same with other settings than those of the file. */
  public Session(
      Workspace workspace,
      Settings settings,
      Surroundings surroundings,
      List<Path> addedPlugins,
      Path copies,
      Quarantine quarantine,
      ExitWatch exits,
      Clock clock,
      Consumer<String> notes) {
    this.workspace = workspace;
    this.settings = settings;
    this.folders = folders(workspace, surroundings, addedPlugins);
    this.clock = clock.withZone(settings.timezone());
    this.services =
        new LocalPluginServices(
            workspace,
            this.clock,
            surroundings.cacheFolder(),
            settings.secrets(),
            surroundings.environment());
    LateLogging.masking(services.masking());
    this.storage =
        settings.store().isShared()
            ? new PostgresStorage(workspace, settings, services.secrets(), this.clock)
            : new LocalStorage(workspace, settings, surroundings, this.clock, notes);
    this.pluginSettings =
        new PluginHostSettings(
            folders,
            copies,
            quarantine,
            Version.api(),
            services,
            PluginLimits.DEFAULT,
            new PluginTrust(
                Optional.of(workspace.pluginsLock()),
                settings.plugins().requireLock(),
                settings.plugins().requireSigner(),
                this.clock,
                settings.plugins().requirePolicies()),
            DisabledPlugins.in(workspace.disabledPlugins()));
    this.plugins = new PluginHost(pluginSettings);
    this.exits = exits;
    exits.opened(plugins);
  }

  private static List<PluginFolder> folders(
      Workspace workspace, Surroundings surroundings, List<Path> added) {
    List<PluginFolder> folders = new ArrayList<>();
    surroundings
        .bundledPlugins()
        .ifPresent(folder -> folders.add(new PluginFolder(folder, PluginFolder.Origin.BUNDLED)));
    added.forEach(folder -> folders.add(new PluginFolder(folder, PluginFolder.Origin.ADDED)));
    folders.add(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE));
    return List.copyOf(folders);
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

  /** Installs plugins, removes them, and writes down which there are. */
  public PluginSupply supply() {
    return new PluginSupply(Disk.LOCAL, pluginSettings, workspace.installLock());
  }

  /** Where plugins are looked for, a later folder before an earlier one. */
  public List<PluginFolder> pluginFolders() {
    return folders;
  }

  /** What was done; it is not opened before it is needed. */
  public ExecutionLog log() {
    return storage.log();
  }

  /**
   * Forgets executions that are older or more than the settings say. Only for whoever holds the
   * workspace: it writes to the log.
   */
  public void prune() {
    log().prune(clock.instant().minus(settings.log().keep()), settings.log().maxExecutions());
  }

  /** What is written to the log while the workspace is held; ends before the lock is given back. */
  public interface Work extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins to work as the one who holds the workspace. At its end the log is closed, with the mark
   * of a clean end: whoever holds the workspace next must not find that mark appear behind its
   * back.
   */
  public Work work() {
    return () -> storage.log().close();
  }

  /** The state of the workspace. */
  public StateStore store() {
    return storage.state();
  }

  /** What to call the place of the state in messages. */
  public String statePlace() {
    return storage.place();
  }

  /**
   * Another text when somebody may have written to the state. Cheap.
   *
   * @throws IOException if it cannot be found out
   */
  public String stateStamp() throws IOException {
    return storage.stamp();
  }

  /** The database, if the workspace is one of several nodes. */
  public Optional<PostgresStorage> shared() {
    return settings.store().isShared() ? Optional.of((PostgresStorage) storage) : Optional.empty();
  }

  /**
   * Holds the workspace: nobody else writes to it meanwhile.
   *
   * @param command what for, told to others
   * @return empty if another holds it: ask {@link #holder}
   */
  public Optional<Storage.Hold> hold(String command) throws IOException {
    return storage.hold(command);
  }

  /** Who holds the workspace, as far as can be known. */
  public LockHolder holder() {
    return storage.holder();
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

  /** How the cyclic jobs do, by the log. */
  public CyclicReport cyclicReport() {
    Duration every = settings.beat().every();
    return new CyclicReport(log(), clock, every, settings.beat().grace());
  }

  /** The kill switch of the workspace. */
  public KillSwitch killSwitch() {
    return storage.killSwitch();
  }

  /** What people are told. */
  public synchronized Alerts alerts() {
    if (alerts.isEmpty()) {
      RandomGenerator random = new LateRandom();
      alerts =
          Optional.of(
              new Alerts(
                  log().alerts(),
                  settings.alerts(),
                  plugins.alerting(),
                  clock,
                  new ExecutionIds(clock, random),
                  random,
                  () -> new Courier.Origin(project(), workspace.place())));
    }
    return alerts.get();
  }

  /** The project's name; an alert goes out although the state file cannot be read. */
  private String project() {
    try {
      return store().load().state().meta().project();
    } catch (InvalidStateException | IOException unreadable) {
      return "";
    }
  }

  /** What the engine works with. */
  public Engine engine() {
    return engine(() -> settings);
  }

  /** The same, with settings that may change meanwhile. */
  public Engine engine(Supplier<Settings> current) {
    RandomGenerator random = new LateRandom();
    Journal journal = new FileJournal(Disk.LOCAL, workspace.journal(), clock);
    return new Engine(
        plugins,
        storage.log(),
        alerts().hearing(plugins),
        journal,
        clock,
        pause -> Thread.sleep(pause.toMillis()),
        new ExecutionIds(clock, random),
        random,
        settings.beat().every(),
        new WorkspaceSafety(storage.killSwitch(), Disk.LOCAL, workspace, journal, current),
        storage.ownership());
  }

  /**
   * Keeps the plugins as they lie in their folders from now on, for whoever holds the workspace and
   * does so for longer than a moment.
   */
  public void watchPlugins() {
    watchPlugins(() -> {});
  }

  /**
   * The same, and hears of it.
   *
   * @param changed run after each change of a plugin, on the watch's thread
   */
  public void watchPlugins(Runnable changed) {
    if (watch.isEmpty()) {
      PluginJournal told =
          new PluginJournal(new FileJournal(Disk.LOCAL, workspace.journal(), clock));
      PluginWatch made =
          new PluginWatch(
              plugins,
              Clock.systemUTC(),
              change -> {
                told.accept(change);
                changed.run();
              },
              workspace.runningPlugins());
      watch = Optional.of(made);
      made.start();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      if (watch.isPresent()) {
        watch.get().close();
      }
      plugins.close();
    } finally {
      exits.closed(plugins);
      services.close();
      storage.close();
    }
  }
}
