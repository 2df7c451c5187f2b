package dev.moie.plugins.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The unit files of systemd's user manager. */
final class SystemdUnits {
  private static final String HEAD =
      "# Made by MOIE; undo with: moie persistence uninstall\n[Unit]\nDescription=";

  private final Plan plan;
  private final Path folder;

  SystemdUnits(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /** What has to be enabled and active. */
  List<String> started() {
    List<String> units = new ArrayList<>();
    units.add(plan.id() + (plan.mode() == Mode.DAEMON ? ".service" : ".timer"));
    if (plan.watches()) {
      units.add(plan.id() + "-watch.timer");
    }
    return units;
  }

  /** Every unit that another plan for the same workspace may have had. */
  List<String> possible() {
    return List.of(
        plan.id() + ".timer",
        plan.id() + ".service",
        plan.id() + "-watch.timer",
        plan.id() + "-watch.service");
  }

  List<UserFile> files() {
    List<UserFile> files = new ArrayList<>();
    if (plan.mode() == Mode.DAEMON) {
      files.add(file(".service", daemon()));
    } else {
      files.add(file(".service", oneshot("heartbeat", plan.heartbeatScript(), "mixed")));
      files.add(file(".timer", timer("heartbeat", plan.every())));
    }
    if (plan.watches()) {
      files.add(file("-watch.service", oneshot("watch", plan.watchScript(), "control-group")));
      files.add(file("-watch.timer", timer("watch", plan.watchEvery())));
    }
    return files;
  }

  private UserFile file(String suffix, String text) {
    return new UserFile(folder.resolve(plan.id() + suffix), text);
  }

  private String head(String what) {
    return HEAD + "MOIE " + what + " of " + specifiers(plan.root().toString()) + "\n";
  }

  private String oneshot(String what, Path script, String killMode) {
    return head(what)
        + "\n[Service]\nType=oneshot\nExecStart=/bin/sh "
        + word(script)
        + "\nKillMode="
        + killMode
        + "\nTimeoutStopSec=2min\n";
  }

  private String timer(String what, Duration every) {
    return head(what)
        + "\n[Timer]\nOnActiveSec=15s\nOnUnitActiveSec="
        + every.toSeconds()
        + "s\nAccuracySec=5s\n\n[Install]\nWantedBy=timers.target\n";
  }

  /** SIGTERM goes to the daemon alone, which drains; only what is left is killed. */
  private String daemon() {
    return head("daemon")
        + "StartLimitIntervalSec=0\n\n[Service]\nType=notify\nNotifyAccess=all\nExecStart=/bin/sh "
        + word(plan.heartbeatScript())
        + "\nRestart=on-failure\nRestartSec=10s\nRestartPreventExitStatus=2\nWatchdogSec=2min\n"
        + "KillMode=mixed\nTimeoutStopSec=2min\n\n[Install]\nWantedBy=default.target\n";
  }

  /** One word of a command line, as systemd.service(5) reads it. */
  static String word(Path path) {
    String text = path.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$");
    return "\"" + specifiers(text) + "\"";
  }

  private static String specifiers(String text) {
    return text.replace("%", "%%");
  }
}
