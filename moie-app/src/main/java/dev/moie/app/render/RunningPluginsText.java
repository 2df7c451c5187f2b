package dev.moie.app.render;

import dev.moie.core.plugin.PluginInUse;
import dev.moie.core.plugin.RunningPlugins;
import dev.moie.core.plugin.UnloadReport;
import java.io.PrintStream;

/** The plugins of a running engine, for people. */
public final class RunningPluginsText {
  private final PrintStream out;
  private final Styles styles;

  public RunningPluginsText(Terminal terminal) {
    this.out = terminal.out();
    this.styles = terminal.styles();
  }

  /** Prints what is in use, what is not used, and what would not go. */
  public void print(RunningPlugins running) {
    out.println();
    out.println("In use by the running engine (process " + running.pid() + "):");
    for (PluginInUse each : running.plugins()) {
      out.println(
          "    "
              + Plain.line(each.id())
              + " "
              + Plain.line(each.version())
              + (each.current() ? "" : "  replaced or removed")
              + calls(each.calls()));
    }
    for (RunningPlugins.RefusedJar each : running.refused()) {
      out.println(
          "    "
              + styles.bad(each.problem().id())
              + ": "
              + Plain.line(each.jar())
              + ": "
              + Plain.line(each.problem().message(), 500));
      out.println("    cure: " + Plain.line(each.problem().cure(), 500));
    }
    for (UnloadReport each : running.unloads()) {
      if (each.state() == UnloadReport.State.HELD) {
        out.println(
            "    "
                + styles.bad("NOT_RECLAIMED")
                + ": "
                + Plain.line(each.id())
                + " "
                + Plain.line(each.version())
                + ": "
                + Plain.line(String.join("; ", each.holders()), 500));
        out.println("    cure: restart the engine, and tell the plugin's maker");
      }
    }
  }

  private static String calls(int calls) {
    return switch (calls) {
      case 0 -> "";
      case 1 -> "  1 call runs";
      default -> "  " + calls + " calls run";
    };
  }
}
