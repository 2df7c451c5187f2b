package dev.moie.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.render.HealthReport;
import dev.moie.core.health.HealthFile;
import dev.moie.core.health.Verdict;
import dev.moie.core.io.Disk;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Whether the heart beats, as {@code moie health} judges it. Thread-safe. */
final class Vitals {
  /** As that command has it by default. */
  private static final Duration MAX_AGE = Duration.ofMinutes(15);

  private final Workspace workspace;
  private final Clock clock;
  private final KillSwitch killSwitch;

  /**
   * Judges a workspace.
   *
   * @param killSwitch its own, or that of its cluster
   */
  Vitals(Workspace workspace, Clock clock, KillSwitch killSwitch) {
    this.workspace = workspace;
    this.clock = clock;
    this.killSwitch = killSwitch;
  }

  KillSwitch killSwitch() {
    return killSwitch;
  }

  Verdict judge() {
    Optional<Stop> stop = killSwitch.stop();
    try {
      return new HealthFile(Disk.LOCAL, workspace.healthFile())
          .read()
          .map(
              said ->
                  Verdict.of(
                      said,
                      stop,
                      LockHolder.ofThisProcess("health", clock).host(),
                      MAX_AGE,
                      clock.instant()))
          .orElseGet(() -> Verdict.unknown("no heartbeat has been made yet", stop));
    } catch (IOException e) {
      return Verdict.unknown("health.json cannot be read: " + e.getMessage(), stop);
    }
  }

  boolean isHealthy() {
    return judge().status() == Verdict.Status.HEALTHY;
  }

  /** The same as {@code moie health --json}. */
  ObjectNode json() {
    return new HealthReport(judge(), workspace.root(), MAX_AGE).json();
  }
}
