package dev.moie.core.plugin;

import dev.moie.api.command.PluginCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run of a plugin's command: contained as every call of plugin code, but without a limit. */
final class CommandRun {
  /** Longer than anybody waits. */
  private static final Duration NO_LIMIT = Duration.ofDays(3650);

  private final LoadedPlugins loaded;
  private final OfferedCommand offered;

  CommandRun(LoadedPlugins loaded, OfferedCommand offered) {
    this.loaded = loaded;
    this.offered = offered;
  }

  CommandOutcome run(List<String> arguments, CommandStreams streams) throws InterruptedException {
    Candidate candidate = loaded.catalog().plugin(offered.plugin()).orElseThrow();
    Optional<PluginProblem> quarantined = loaded.heldBack().of(candidate, loaded.catalog());
    if (quarantined.isPresent()) {
      return CommandOutcome.failed(quarantined.get().id() + ": " + quarantined.get().describe());
    }
    LoadedPlugins.Held held;
    try {
      held = loaded.hold(candidate.id());
    } catch (IOException e) {
      return CommandOutcome.failed(
          "plugin '" + candidate.id() + "' cannot be used: " + Thrown.describe(e));
    }
    LoadedPlugin plugin = held.plugin();
    CallSubject subject = new CallSubject(candidate, "the command " + offered.command().name());
    GuardedCall guarded =
        new GuardedCall(loaded.containment(), subject, plugin.loader(), held.lease(), NO_LIMIT);
    try {
      return CommandOutcome.ended(
          guarded.<Integer>run(
              () -> {
                Object instance = plugin.newInstance(offered.command().className());
                return ((PluginCommand) instance).run(arguments, streams.with(plugin.files()));
              },
              () -> {}));
    } catch (CallFailure e) {
      e.problem().ifPresent(problem -> loaded.note(candidate.id(), problem));
      boolean threw = e.kind() == CallFailure.Kind.THREW;
      return CommandOutcome.failed((threw ? "it threw " : "it ") + e.getMessage());
    }
  }
}
