package dev.moie.app;

import dev.moie.core.backup.BackedUpStateStore;
import dev.moie.core.backup.Backups;
import dev.moie.core.backup.Rotation;
import dev.moie.core.engine.Ownership;
import dev.moie.core.io.Disk;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LazyExecutionLog;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.StateStore;
import dev.moie.core.stop.FileKillSwitch;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** In the workspace's own folder: a file, and SQLite beside it. */
final class LocalStorage implements Storage {
  private final Workspace workspace;
  private final Settings settings;
  private final Clock clock;
  private final Consumer<String> notes;
  private final ExecutionLog log;

  LocalStorage(
      Workspace workspace,
      Settings settings,
      Surroundings surroundings,
      Clock clock,
      Consumer<String> notes) {
    this.workspace = workspace;
    this.settings = settings;
    this.clock = clock;
    this.notes = notes;
    this.log =
        new LazyExecutionLog(
            Disk.LOCAL,
            workspace.executionLog(),
            file -> {
              NativeSqlite.use(surroundings);
              return SqliteExecutionLog.open(file);
            });
  }

  @Override
  public ExecutionLog log() {
    return log;
  }

  /** Backed up before its first change. */
  @Override
  public StateStore state() {
    Path file = workspace.stateFile();
    Backups backups = new Backups(Disk.LOCAL, workspace, clock);
    return new BackedUpStateStore(
        new FileStateStore(Disk.LOCAL, file, settings.timezone()),
        file,
        backups,
        new Rotation(backups, settings.backups()),
        notes);
  }

  @Override
  public String place() {
    return workspace.stateFile().toString();
  }

  @Override
  public String stamp() {
    return FileStamp.of(workspace.stateFile());
  }

  @Override
  public KillSwitch killSwitch() {
    return new FileKillSwitch(Disk.LOCAL, workspace.stopFile());
  }

  @Override
  public Ownership ownership() {
    return Ownership.ALONE;
  }

  @Override
  public Optional<Hold> hold(String command) throws IOException {
    return WorkspaceLock.acquire(workspace, command, clock).map(lock -> lock::close);
  }

  @Override
  public LockHolder holder() {
    return WorkspaceLock.holder(workspace);
  }

  @Override
  public void close() {
    log.close();
  }
}
