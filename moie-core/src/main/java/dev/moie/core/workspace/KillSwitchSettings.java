package dev.moie.core.workspace;

import java.time.Duration;

/**
 * The section {@code kill_switch}: how many torsion events of plugins stop the workspace.
 *
 * @param critical {@code critical}: so many critical ones drain and stop; 1 by default
 * @param events {@code events}: so many of any severity stop at once; 3 by default
 * @param within {@code within}: the time in which they are counted; five minutes by default
 */
public record KillSwitchSettings(int critical, int events, Duration within) {
  public static final KillSwitchSettings DEFAULT =
      new KillSwitchSettings(1, 3, Duration.ofMinutes(5));
}
