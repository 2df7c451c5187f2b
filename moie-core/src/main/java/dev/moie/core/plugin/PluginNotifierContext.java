package dev.moie.core.plugin;

import dev.moie.api.alert.NotifierContext;
import dev.moie.api.secret.Secrets;
import dev.moie.core.workspace.ChannelSettings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;

/** What one call of a notifier may ask of the engine. Thread-safe. */
final class PluginNotifierContext implements NotifierContext {
  private final ChannelSettings channel;
  private final LoadedPlugin plugin;
  private final long deadlineNanos;
  private volatile boolean cancelled;

  PluginNotifierContext(ChannelSettings channel, LoadedPlugin plugin) {
    this.channel = channel;
    this.plugin = plugin;
    this.deadlineNanos = System.nanoTime() + channel.timeout().toNanos();
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public String channel() {
    return channel.name();
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
  public HttpClient http() {
    return plugin.services().postingClient();
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
