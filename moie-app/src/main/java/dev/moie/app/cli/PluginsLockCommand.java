package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.SupplyJson;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.PluginSupply;
import dev.moie.core.plugin.lock.LockDifference;
import dev.moie.core.plugin.lock.LockEntry;
import dev.moie.core.plugin.lock.PluginsLock;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie plugins lock}. */
@Command(
    name = "lock",
    description = "Write down in plugins.lock which jars there are, or check them against it.",
    footer = {
      "",
      "Keep plugins.lock in version control. A jar that is not as it says is told by every",
      "heartbeat; with plugins.require_lock: true in moie.yaml it is refused.",
      "",
      "Examples:",
      "  moie plugins lock                 agree to what there is",
      "  moie plugins lock --check         exit 1 if anything differs; writes nothing"
    })
final class PluginsLockCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Option(names = "--check", description = "Only tell the differences; exit 1 if there are any.")
  private boolean check;

  @Inject
  PluginsLockCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      PluginSupply supply = session.supply();
      Path file = session.workspace().pluginsLock();
      Optional<PluginsLock> earlier = supply.lock();
      PluginsLock present = supply.present(earlier.orElse(PluginsLock.EMPTY));
      List<LockDifference> differences = earlier.orElse(PluginsLock.EMPTY).differences(present);
      boolean differs = earlier.isEmpty() || !earlier.get().entries().equals(present.entries());
      if (!check && differs) {
        supply.write(present);
      }
      if (options.json()) {
        terminal
            .out()
            .println(
                JsonOutput.text(
                    SupplyJson.locked(
                        file, !check && differs, present.entries().size(), differences)));
      } else if (!options.quiet() || check) {
        differences.forEach(difference -> terminal.out().println(line(difference)));
        terminal.out().println(summary(file, earlier.isPresent(), differs, differences, present));
      }
      boolean bad = check && (earlier.isEmpty() || !differences.isEmpty());
      return bad ? ExitCode.PROBLEM : ExitCode.OK;
    }
  }

  private String summary(
      Path file,
      boolean exists,
      boolean differs,
      List<LockDifference> differences,
      PluginsLock present) {
    if (!check) {
      return (differs ? "Wrote " : "Nothing to change in ")
          + file
          + ": "
          + present.entries().size()
          + " plugins";
    }
    if (!exists) {
      return "There is no " + file + "; \"moie plugins lock\" makes it.";
    }
    return differences.isEmpty()
        ? "All plugins are as " + file + " says."
        : "These are not as " + file + " says; if you know why: \"moie plugins lock\".";
  }

  private static String line(LockDifference difference) {
    return switch (difference.kind()) {
      case ADDED -> "+ " + difference.id() + " " + text(difference.present());
      case MISSING -> "- " + difference.id() + " " + text(difference.locked());
      case CHANGED, SAME ->
          "~ "
              + difference.id()
              + " "
              + text(difference.locked())
              + " -> "
              + text(difference.present());
    };
  }

  private static String text(Optional<LockEntry> entry) {
    return entry
        .map(each -> Plain.line(each.version()) + " " + each.sha256().substring(0, 12) + "…")
        .orElse("");
  }
}
