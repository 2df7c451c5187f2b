package dev.moie.core.plugin;

import dev.moie.api.JobContext;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.secret.Secrets;
import dev.moie.core.engine.StepCall;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;

/** What one call of a plugin may ask of the engine. Thread-safe. */
final class PluginJobContext implements JobContext {
  private static final int MAX_PROGRESS = 500;

  private final StepCall call;
  private final LoadedPlugin plugin;
  private final GuardedCall guarded;
  private final long deadlineNanos;
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
    String line = plugin.services().masking().mask(Thrown.line(message));
    call.progress().accept(line.length() <= MAX_PROGRESS ? line : line.substring(0, MAX_PROGRESS));
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
