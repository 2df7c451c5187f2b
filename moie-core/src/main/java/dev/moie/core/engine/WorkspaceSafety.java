package dev.moie.core.engine;

import dev.moie.core.io.Disk;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.Torsion;
import dev.moie.core.stop.Torsions;
import dev.moie.core.workspace.BreakerSettings;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kill switch and the settings of a workspace. */
public final class WorkspaceSafety implements Safety {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceSafety.class);

  private final KillSwitch killSwitch;
  private final Torsions torsions;
  private final Journal journal;
  private final Supplier<Settings> settings;

  /**
   * Watches a workspace.
   *
   * @param killSwitch of the workspace
   * @param disk where it lies
   * @param workspace where what plugins report is kept
   * @param journal tells people when a plugin has stopped it
   * @param settings those that count now
   */
  public WorkspaceSafety(
      KillSwitch killSwitch,
      Disk disk,
      Workspace workspace,
      Journal journal,
      Supplier<Settings> settings) {
    this.killSwitch = killSwitch;
    this.torsions = new Torsions(disk, workspace.torsions());
    this.journal = journal;
    this.settings = settings;
  }

  @Override
  public Optional<Stop> stop() {
    return killSwitch.stop();
  }

  /** Stops first, and tells it after that: a full disk must not keep a workspace going. */
  @Override
  public synchronized void torsion(Torsion torsion) {
    LOG.warn("torsion {} of job {}: {}", torsion.severity(), torsion.job(), torsion.reason());
    try {
      Optional<Stop> wanted = torsions.verdict(torsion, settings.get().killSwitch());
      Optional<Stop> stop =
          wanted.isPresent() ? Optional.of(killSwitch.stop(wanted.get())) : Optional.empty();
      torsions.add(torsion);
      journal.write(
          "TORSION " + torsion.severity() + ": job " + torsion.job() + ": " + torsion.reason());
      if (stop.isPresent()) {
        journal.write("STOPPED: " + stop.get().describe());
      }
    } catch (IOException e) {
      LOG.error("a torsion could not be taken down: {}", e.getMessage());
    }
  }

  @Override
  public BreakerSettings breaker() {
    return settings.get().breaker();
  }
}
