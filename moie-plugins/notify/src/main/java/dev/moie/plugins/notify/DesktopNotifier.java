package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.ChannelType;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Notifier;
import dev.moie.api.alert.NotifierContext;
import dev.moie.api.alert.Severity;
import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows alerts on the desktop of whoever runs the engine. */
@ChannelType(
    value = "notify/desktop",
    summary = "Shows alerts on the desktop, by notify-send or osascript")
public final class DesktopNotifier implements Notifier<DesktopConfig> {
  /** The texts are arguments of the script and no part of it. */
  private static final String SCRIPT =
      "on run argv\n"
          + "display notification (item 2 of argv) with title (item 1 of argv)\n"
          + "end run";

  private final Processes processes;

  /**
   * Made by the engine.
   *
   * @param processes runs what shows it
   */
  @Inject
  public DesktopNotifier(Processes processes) {
    this.processes = processes;
  }

  @Override
  public Delivery deliver(DesktopConfig config, Alert alert, NotifierContext context)
      throws InterruptedException {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    boolean script =
        config.by() == DesktopConfig.Program.OSASCRIPT
            || (config.by() == DesktopConfig.Program.AUTO && mac);
    String title = "MOIE " + Text.line(alert.headline(), 150);
    String body = Text.body(alert, context.clock().getZone());
    ProcessSpec program =
        ProcessSpec.program(
                script
                    ? List.of(config.program().orElse("osascript"), "-e", SCRIPT, title, body)
                    : send(config, alert, title, body))
            .withEnvironment(script ? Map.of() : bus())
            .withTimeout(context.remaining().multipliedBy(9).dividedBy(10));
    ProcessResult result = processes.run(program);
    if (result.ending() == ProcessResult.Ending.EXITED && result.code() == 0) {
      return Delivery.delivered("shown");
    }
    String said = Text.line(result.output(), 200);
    return Delivery.failed(
        "it could not be shown: "
            + result.detail()
            + (said.isEmpty() ? "" : ": " + said)
            + "; is anybody logged in to a desktop?");
  }

  private static List<String> send(DesktopConfig config, Alert alert, String title, String body) {
    String urgency =
        alert.severity() == Severity.CRITICAL && alert.stage() != Alert.Stage.RESOLVED
            ? "critical"
            : "normal";
    // The body may be read as markup (Desktop Notifications, 4.2); the title is not.
    return List.of(
        config.program().orElse("notify-send"),
        "--app-name=MOIE",
        "--urgency=" + urgency,
        "--",
        title,
        body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  /** Cron and other schedulers do not say where the session's bus is. */
  private static Map<String, String> bus() {
    if (System.getenv("DBUS_SESSION_BUS_ADDRESS") != null) {
      return Map.of();
    }
    Optional<Path> socket = socket();
    return socket
        .map(path -> Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + path))
        .orElse(Map.of());
  }

  private static Optional<Path> socket() {
    try {
      Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      return Optional.of(Path.of("/run/user/" + uid + "/bus")).filter(Files::exists);
    } catch (Exception notLinux) {
      return Optional.empty();
    }
  }
}
