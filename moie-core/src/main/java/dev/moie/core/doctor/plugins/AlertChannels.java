package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.plugin.StepCheck;
import dev.moie.core.plugin.TypeInfo;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.ChannelSettings;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A channel that could not deliver: better known before the first alert than by it. */
final class AlertChannels extends SiteCheck {
  AlertChannels() {
    super(
        "alert-channels",
        Area.ENGINE,
        "every channel of alerts has its notifier, and fits the schema of it");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<ChannelSettings> channels;
    try {
      channels = Settings.read(site.workspace().settingsFile()).alerts().channels();
    } catch (SettingsException | IOException told) {
      return List.of();
    }
    List<TypeInfo> types = site.types();
    return channels.stream()
        .filter(
            channel -> site.only().isEmpty() || site.only().get().equals(channel.step().plugin()))
        .flatMap(channel -> findings(site, channel, types).stream())
        .toList();
  }

  private static List<Finding> findings(Site site, ChannelSettings channel, List<TypeInfo> types) {
    String where = "channel " + channel.name();
    Step step = channel.step();
    Optional<TypeInfo> type =
        types.stream().filter(each -> each.name().equals(step.uses())).findFirst();
    if (type.isEmpty()) {
      return List.of(
          Finding.problem(
              where,
              "no plugin provides " + step.uses() + ": its alerts reach nobody",
              "put the plugin's jar into "
                  + site.workspace().plugins()
                  + ", or name another notifier under alerts.channels; \"moie plugins list\" tells"
                  + " which there are"));
    }
    StepExecutor.Kind kind = type.get().kind();
    if (kind != StepExecutor.Kind.NOTIFY && kind != StepExecutor.Kind.NOTIFY_BEAT) {
      return List.of(
          Finding.problem(
              where,
              step.uses() + " is not a notifier",
              "name a notifier under alerts.channels; \"moie plugins info "
                  + step.plugin()
                  + "\" tells which types are"));
    }
    return StepCheck.problems(type.get(), step.with(), site.secretNames()).stream()
        .map(
            problem ->
                Finding.problem(
                    where,
                    problem,
                    "correct it in "
                        + site.name(site.workspace().settingsFile())
                        + "; \"moie plugins info "
                        + step.plugin()
                        + "\" tells what "
                        + step.uses()
                        + " takes"))
        .toList();
  }
}
