package dev.moie.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.alert.Severity;
import dev.moie.core.state.Step;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code alerts} of a settings file. */
final class AlertsReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final SettingsSection section;
  private final ZoneId zone;

  /**
   * Reads a section.
   *
   * @param zone the workspace's
   */
  AlertsReader(SettingsSection section, ZoneId zone) {
    this.section = section;
    this.zone = zone;
  }

  AlertSettings read() {
    AlertSettings defaults = AlertSettings.DEFAULT;
    AlertSettings settings =
        new AlertSettings(
            channels(section.section("channels")),
            section
                .plain("repeat")
                .filter("never"::equals)
                .map(never -> Duration.ZERO)
                .orElseGet(() -> section.duration("repeat", defaults.repeat())),
            section.durationOrNone("for", defaults.grace()),
            section.durationOrNone("inconclusive_for", defaults.inconclusiveFor()),
            section.duration("give_up_after", defaults.giveUpAfter()),
            deliveryWait(),
            quietHours(section.section("quiet_hours")));
    section.refuseOthers();
    return settings;
  }

  private Duration deliveryWait() {
    Duration wait = section.durationOrNone("wait", AlertSettings.DEFAULT.deliveryWait());
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      section.refuse("wait", "takes at most PT5M: a heartbeat is not to wait longer for channels");
      return AlertSettings.DEFAULT.deliveryWait();
    }
    return wait;
  }

  private static List<ChannelSettings> channels(SettingsSection section) {
    List<ChannelSettings> channels = new ArrayList<>();
    for (String name : section.keys().stream().sorted().toList()) {
      if (NAME.matcher(name).matches()) {
        channel(name, section, section.section(name)).ifPresent(channels::add);
      } else {
        section.refuse(
            name,
            "is no name for a channel; use letters, digits, \"_\", \"-\" and \".\", at most 64");
      }
    }
    return channels;
  }

  private static Optional<ChannelSettings> channel(
      String name, SettingsSection all, SettingsSection its) {
    Optional<String> uses = its.text("uses");
    ObjectNode with = its.object("with");
    Severity least = its.choice("severity", Severity.class, Severity.INFO);
    Duration timeout = its.duration("timeout", ChannelSettings.TIMEOUT);
    boolean quiet = its.yesOrNo("quiet_hours", true);
    its.refuseOthers();
    if (uses.isEmpty()) {
      if (!its.keys().contains("uses")) {
        all.refuse(name, "lacks \"uses\", such as uses: notify/webhook");
      }
      return Optional.empty();
    }
    if (!TYPE.matcher(uses.get()).matches()) {
      its.refuse("uses", "takes the name of a channel's type, such as notify/webhook");
      return Optional.empty();
    }
    return Optional.of(
        new ChannelSettings(name, new Step(uses.get(), with), least, timeout, quiet));
  }

  private Optional<QuietHours> quietHours(SettingsSection its) {
    Optional<LocalTime> from = time(its, "from");
    Optional<LocalTime> to = time(its, "to");
    QuietHours hours =
        new QuietHours(
            from.orElse(LocalTime.MIN),
            to.orElse(LocalTime.MIN),
            its.zone("timezone", zone),
            its.yesOrNo("critical_passes", true));
    its.refuseOthers();
    if (its.keys().isEmpty()) {
      return Optional.empty();
    }
    if (!its.keys().contains("from") || !its.keys().contains("to")) {
      section.refuse("quiet_hours", "takes both from and to, such as from: \"22:00\"");
    } else if (from.isPresent() && from.equals(to)) {
      its.refuse("to", "is the same time as from; leave quiet_hours out, or name another time");
    }
    return from.isPresent() && to.isPresent() ? Optional.of(hours) : Optional.empty();
  }

  private static Optional<LocalTime> time(SettingsSection its, String key) {
    Optional<String> text = its.text(key);
    try {
      return text.map(LocalTime::parse);
    } catch (DateTimeParseException e) {
      its.refuse(
          key, "takes a time of day such as \"22:00\", in quotes, not \"" + text.get() + '"');
      return Optional.empty();
    }
  }
}
