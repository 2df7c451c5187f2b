package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Check;
import java.util.List;

/** The checks of the machine, the workspace and the engine. */
public final class SetupChecks {
  private SetupChecks() {}

  /** All of them, in the order in which people read. */
  public static List<Check> all() {
    return List.of(
        new JavaVersion(),
        new JavaHome(),
        new CronPath(),
        new HeartbeatScheduled(),
        new ClockYear(),
        new ClockZone(),
        new WorkspaceFound(),
        new StateVersions(),
        new StateFile(),
        new StateAccess(),
        new SettingsFile(),
        new WorkspaceAccess(),
        new InternalAccess(),
        new SecretsAccess(),
        new DiskSpace(),
        new DiskInodes(),
        new NetworkDisk(),
        new Leftovers(),
        new HeartbeatAge(),
        new LockHeld(),
        new LogFile(),
        new LogRequests(),
        new BackupsPresent(),
        new BackupsGood(),
        new ClockBack(),
        new JobSchedule());
  }
}
