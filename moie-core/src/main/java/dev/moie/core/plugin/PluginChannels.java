package dev.moie.core.plugin;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Beat;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Notifier;
import dev.moie.api.alert.Severity;
import dev.moie.api.event.AlertRaised;
import dev.moie.core.alert.AlertPlugins;
import dev.moie.core.alert.Trouble;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.workspace.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Delivers by the notifiers of plugins, and tells which plugins are in quarantine. */
final class PluginChannels implements AlertPlugins {
  private final PluginHost host;
  private final LoadedPlugins loaded;
  private final Answers answers;

  PluginChannels(PluginHost host, LoadedPlugins loaded, Answers answers) {
    this.host = host;
    this.loaded = loaded;
    this.answers = answers;
  }

  @Override
  public Optional<String> obstacle(ChannelSettings channel) {
    return host.obstacle(channel.step(), StepExecutor.Kind.NOTIFY, "");
  }

  @Override
  public boolean hearsBeats(ChannelSettings channel) {
    return host.type(channel.step().uses())
        .filter(type -> type.kind() == StepExecutor.Kind.NOTIFY_BEAT)
        .isPresent();
  }

  @Override
  @SuppressWarnings("unchecked") // the index says that the class is a Notifier of this record
  public Delivery deliver(ChannelSettings channel, Alert alert) throws InterruptedException {
    return answers.bounded(
        new ChannelRun(loaded, channel)
            .answer(
                (instance, config, context) ->
                    ((Notifier<Object>) instance).deliver(config, alert, context)));
  }

  @Override
  @SuppressWarnings("unchecked") // as above
  public Delivery beat(ChannelSettings channel, Beat beat) throws InterruptedException {
    return answers.bounded(
        new ChannelRun(loaded, channel)
            .answer(
                (instance, config, context) ->
                    ((Notifier<Object>) instance).beat(config, beat, context)));
  }

  @Override
  public List<Trouble> troubles() {
    return host.quarantined().stream().map(PluginChannels::quarantined).toList();
  }

  private static Trouble quarantined(QuarantineEntry entry) {
    return new Trouble(
        "plugin/" + entry.id() + "/quarantined",
        Severity.WARNING,
        "plugin " + entry.id() + " " + entry.version() + " is quarantined",
        entry.reason()
            + "\nInstall another version, or lift it with \"moie plugins enable "
            + entry.id()
            + "\".",
        Duration.ZERO);
  }

  @Override
  public void onAlert(Consumer<AlertRaised> listener) {
    host.onAlert(listener);
  }
}
