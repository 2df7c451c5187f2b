package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JavaInstallation;
import dev.moie.core.doctor.Machine;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A variable that names another Java than PATH does: cron and services do not have the variable,
 * and take the other one.
 */
final class JavaHome extends NamedCheck {
  private static final List<String> VARIABLES = List.of("MOIE_JAVA_HOME", "JAVA_HOME");

  JavaHome() {
    super("java-home", Area.MACHINE, "JAVA_HOME names a Java, and the same as PATH does");
  }

  @Override
  public List<Finding> look(Setup setup) throws IOException {
    Machine machine = setup.machine();
    List<Finding> findings = new ArrayList<>();
    for (String variable : VARIABLES) {
      if (!machine.variable(variable).isEmpty()) {
        look(variable, machine).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> look(String variable, Machine machine) throws IOException {
    Path java = Path.of(machine.variable(variable)).resolve("bin/java");
    if (!Files.isExecutable(java)) {
      return Optional.of(
          Finding.problem(
              variable,
              "names " + machine.variable(variable) + ", but there is no program bin/java in it",
              "set it to the folder of a Java, or unset it: PATH is asked then"));
    }
    Optional<Path> other = machine.path().find("java");
    if (other.isEmpty()) {
      return Optional.empty();
    }
    JavaInstallation named = JavaInstallation.ofProgram(java);
    JavaInstallation found = JavaInstallation.ofProgram(other.get());
    return named.feature() == found.feature()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                variable,
                "names Java "
                    + named.version()
                    + ", but the java in PATH is "
                    + found.version()
                    + " ("
                    + other.get()
                    + "): what does not have the variable, such as cron, uses that one",
                "let both name the same, or set " + variable + " in the crontab or unit, too"));
  }
}
