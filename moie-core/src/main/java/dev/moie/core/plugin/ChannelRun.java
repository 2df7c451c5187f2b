package dev.moie.core.plugin;

import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.NotifierContext;
import dev.moie.core.workspace.ChannelSettings;
import java.io.IOException;
import java.util.Optional;

/**
 * One call of a notifier: load the plugin, bind the configuration, make the instance, call it.
 * Contained as every call of plugin code. Used once.
 */
final class ChannelRun {

  /** Calls an instance of a notifier. */
  interface Call {
    Delivery call(Object instance, Object config, NotifierContext context) throws Exception;
  }

  private final LoadedPlugins loaded;
  private final ChannelSettings channel;

  ChannelRun(LoadedPlugins loaded, ChannelSettings channel) {
    this.loaded = loaded;
    this.channel = channel;
  }

  Delivery answer(Call call) throws InterruptedException {
    String uses = channel.step().uses();
    LoadedPlugins.Held held;
    try {
      held = loaded.hold(channel.step().plugin());
    } catch (IOException e) {
      return failed(
          "plugin '" + channel.step().plugin() + "' cannot be used: " + Thrown.describe(e));
    }
    LoadedPlugin plugin = held.plugin();
    Optional<TypeInfo> type = plugin.candidate().type(uses);
    if (type.isEmpty()) {
      // Another version has come since the channel was looked at.
      held.lease().close();
      return failed("plugin '" + plugin.candidate().id() + "' has no type " + uses);
    }
    GuardedCall guarded =
        new GuardedCall(
            loaded.containment(),
            new CallSubject(plugin.candidate(), uses + " for channel " + channel.name()),
            plugin.loader(),
            held.lease(),
            channel.timeout());
    PluginNotifierContext context = new PluginNotifierContext(channel, plugin);
    try {
      Delivery answer =
          guarded.run(
              () ->
                  call.call(
                      plugin.newInstance(type.get().className()),
                      ConfigBinding.bind(plugin, type.get(), channel.step()),
                      context),
              context::cancel);
      return answer == null ? failed(uses + " returned null") : answer;
    } catch (CallFailure e) {
      e.problem().ifPresent(problem -> loaded.note(plugin.candidate().id(), problem));
      return failed(
          switch (e.kind()) {
            case REFUSED -> e.getMessage();
            case THREW -> uses + " threw " + e.getMessage();
            case TIMED_OUT, FLOODED, ABANDONED -> uses + " " + e.getMessage();
          });
    }
  }

  private static Delivery failed(String why) {
    return Delivery.failed(Thrown.line(why));
  }
}
