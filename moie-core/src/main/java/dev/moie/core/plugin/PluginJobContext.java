package dev.moie.core.plugin;

import dev.moie.api.JobContext;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.TorsionSeverity;
import dev.moie.api.event.AlertRaised;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.secret.Secrets;
import dev.moie.core.engine.StepCall;
import dev.moie.core.stop.Torsion;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/** What one call of a plugin may ask of the engine. Thread-safe. */
final class PluginJobContext implements JobContext {
  private static final int MAX_PROGRESS = 500;
  private static final int MAX_ALERTS = 50;
  private static final int MAX_TORSIONS = 20;
  private static final int MAX_SUBJECT = 100;
  private static final int MAX_MESSAGE = 1000;

  private final StepCall call;
  private final LoadedPlugin plugin;
  private final GuardedCall guarded;
  private final long deadlineNanos;
  private final List<AlertRaised> alerts = new ArrayList<>();
  private final AtomicInteger torsions = new AtomicInteger();
  private volatile boolean cancelled;

  PluginJobContext(StepCall call, LoadedPlugin plugin, GuardedCall guarded) {
    this.guarded = guarded;
    this.call = call;
    this.plugin = plugin;
    this.deadlineNanos = System.nanoTime() + call.timeout().toNanos();
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public JobInfo job() {
    return call.job();
  }

  @Override
  public PhaseInfo phase() {
    return call.phase();
  }

  @Override
  public int attempt() {
    return call.attempt();
  }

  @Override
  public WorkspaceFiles files() {
    return plugin.files();
  }

  @Override
  public Clock clock() {
    return plugin.services().clock();
  }

  @Override
  public Logger log() {
    return plugin.logger();
  }

  @Override
  public Secrets secrets() {
    return plugin.services().secrets();
  }

  @Override
  public void progress(String message) {
    if (cancelled || !guarded.reports()) {
      return; // Nobody waits for this call any more, or it says too much.
    }
    String line = line(message, MAX_PROGRESS);
    guarded.keep(line);
    call.progress().accept(line);
  }

  private String line(String text, int length) {
    String line = plugin.services().masking().mask(Thrown.line(text));
    return line.length() <= length ? line : line.substring(0, length);
  }

  @Override
  public void alert(String subject, String message) {
    AlertRaised alert =
        new AlertRaised(
            clock().instant(),
            phase(),
            job(),
            line(subject, MAX_SUBJECT),
            line(message, MAX_MESSAGE));
    synchronized (alerts) {
      if (alerts.size() < MAX_ALERTS && !cancelled) {
        alerts.add(alert);
      }
    }
  }

  @Override
  public void raiseTorsion(TorsionSeverity severity, String reason) {
    if (cancelled || torsions.incrementAndGet() > MAX_TORSIONS) {
      return;
    }
    Torsion torsion =
        new Torsion(clock().instant(), job().id(), severity, line(reason, MAX_MESSAGE));
    alert("moie/torsion", severity + ": " + torsion.reason());
    call.torsion().accept(torsion);
  }

  @Override
  public OptionalLong fencingToken() {
    return call.ownership().token();
  }

  @Override
  public boolean stillOwner() {
    return !cancelled && call.ownership().isHeld();
  }

  /** What was raised so far. */
  List<AlertRaised> alerts() {
    synchronized (alerts) {
      return List.copyOf(alerts);
    }
  }

  @Override
  public Duration remaining() {
    long left = deadlineNanos - System.nanoTime();
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  @Override
  public boolean isCancelled() {
    return cancelled || remaining().isZero();
  }
}
