package dev.moie.core.process;

import java.util.Locale;

/**
 * How the JDK starts programs on Linux. From 13 on it starts a helper first, which starts the
 * program: two programs for one. Up to 21 it can still be told to start it directly, as 8 to 12 did
 * by default; newer ones warn of that, and are left alone.
 */
final class LaunchMechanism {
  private static final String PROPERTY = "jdk.lang.Process.launchMechanism";
  private static final int LAST_WITHOUT_WARNING = 21;

  private LaunchMechanism() {}

  /** To be called before the first program is started. What somebody has set himself stays. */
  static void prefer() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("linux")
        && Runtime.version().feature() <= LAST_WITHOUT_WARNING
        && System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "VFORK");
    }
  }
}
