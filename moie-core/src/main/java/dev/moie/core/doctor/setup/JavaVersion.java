package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JavaInstallation;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.util.List;

/** Which Java runs MOIE. */
final class JavaVersion extends NamedCheck {
  private static final int OLDEST = 17;

  JavaVersion() {
    super("java-version", Area.MACHINE, "MOIE runs on a released Java from " + OLDEST + " on");
  }

  @Override
  public List<Finding> look(Setup setup) {
    JavaInstallation java = setup.machine().java();
    String subject = "Java " + java.version();
    if (java.feature() < OLDEST) {
      return List.of(
          Finding.problem(
              subject,
              "is too old, in " + java.home(),
              "install Java " + OLDEST + " or newer, and set JAVA_HOME to its folder"));
    }
    return java.version().contains("-ea")
        ? List.of(
            Finding.warning(
                subject,
                "is an early-access build, in " + java.home(),
                "use a released Java: set JAVA_HOME to its folder"))
        : List.of(Finding.ok(subject, "of " + java.vendor() + ", in " + java.home()));
  }
}
