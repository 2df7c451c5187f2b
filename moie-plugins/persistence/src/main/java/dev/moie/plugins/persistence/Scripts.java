package dev.moie.plugins.persistence;

import java.nio.file.Path;
import java.util.Map;

/**
 * The two scripts that schedulers start. They carry everything that a scheduler's environment
 * lacks, so that what stands in a crontab or a unit is one path.
 */
final class Scripts {
  private static final String HEAD =
      """
      #!/bin/sh
      # Made by MOIE's persistence plugin; "moie persistence install" makes it anew,
      # "moie persistence uninstall" removes it.
      """;

  private final Plan plan;
  private final boolean logs;

  /**
   * Writes scripts.
   *
   * @param logs whether output goes to a file, since the scheduler keeps none
   */
  Scripts(Plan plan, boolean logs) {
    this.plan = plan;
    this.logs = logs;
  }

  /** Beats once, or becomes the daemon; leaves a trace of each beat. */
  String heartbeat() {
    StringBuilder script = new StringBuilder(HEAD);
    environment(script);
    script.append("MOIE_STARTED_BY=").append(plan.id()).append("; export MOIE_STARTED_BY\n");
    script.append("data=").append(quote(plan.data())).append('\n');
    script.append("# Whether it can start at all, asked at its installation.\n");
    script.append("if [ \"${1:-}\" = check ]; then\n  exec ").append(moie());
    script.append(" status >/dev/null\nfi\n");
    if (logs) {
      script.append("log=$data/heartbeat.log\n");
      script.append("if [ -f \"$log\" ] && [ \"$(wc -c <\"$log\")\" -gt 1000000 ]; then\n");
      script.append("  mv -f \"$log\" \"$log.1\"\nfi\n");
      script.append("exec >>\"$log\" 2>&1\n");
    }
    if (plan.mode() == Mode.DAEMON) {
      script.append("exec ").append(moie()).append(" daemon --every ");
      script.append(plan.every()).append('\n');
      return script.toString();
    }
    script.append("start=$(date +%s)\n");
    script.append(moie()).append(" heartbeat\n");
    script.append("code=$?\n");
    script.append("# 4: another heartbeat is at work, which is as good.\n");
    script.append("[ \"$code\" -eq 4 ] && exit 0\n");
    trace(script, "beat", "$code $start");
    script.append("exit \"$code\"\n");
    return script.toString();
  }

  /** Asks for the health, independent of whether anything beats, and alerts. */
  String watch() {
    StringBuilder script = new StringBuilder(HEAD);
    environment(script);
    script.append("data=").append(quote(plan.data())).append('\n');
    script.append("workspace=").append(quote(plan.root())).append('\n');
    script.append("report=$(").append(moie()).append(" health --format text --alert 2>&1)\n");
    script.append("code=$?\n");
    trace(script, "watch", "$code $(date +%s)");
    script.append(
        """
        alert() {
          printf '%s\\n' "$1"
          if command -v logger >/dev/null 2>&1; then
            printf '%s\\n' "$1" | logger -t moie -p user.err 2>/dev/null
          fi
        """);
    plan.alert()
        .ifPresent(
            command ->
                script
                    .append("  printf '%s\\n' \"$1\" | /bin/sh -c ")
                    .append(Shell.quote(command))
                    .append('\n'));
    script.append(
        """
        }
        if [ "$code" -eq 0 ]; then
          if [ -f "$data/alerted" ]; then
            rm -f "$data/alerted"
            alert "MOIE is healthy again: $workspace"
          fi
          exit 0
        fi
        # The same trouble is told once an hour.
        if [ -z "$(find "$data/alerted" -mmin -60 2>/dev/null)" ]; then
          : >"$data/alerted"
          alert "MOIE is not healthy: $workspace
        $report"
        fi
        exit 1
        """);
    return script.toString();
  }

  private void environment(StringBuilder script) {
    for (Map.Entry<String, String> variable : plan.machine().forHeartbeat().entrySet()) {
      script.append(variable.getKey()).append('=').append(Shell.quote(variable.getValue()));
      script.append("; export ").append(variable.getKey()).append('\n');
    }
  }

  private static void trace(StringBuilder script, String name, String words) {
    script.append("printf '%s\\n' \"").append(words).append("\" >\"$data/").append(name);
    script.append(".new\" && mv -f \"$data/").append(name).append(".new\" \"$data/");
    script.append(name).append("\"\n");
  }

  private String moie() {
    return Shell.quote(plan.program().toString()) + " --home " + quote(plan.root());
  }

  private static String quote(Path path) {
    return Shell.quote(path.toString());
  }
}
