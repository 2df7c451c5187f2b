package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JobPrograms;
import dev.moie.core.doctor.Machine;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.SearchPath;
import dev.moie.core.doctor.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that is there when a person beats, and is not when cron does: the commonest reason for
 * "it works in my terminal".
 */
final class CronPath extends NamedCheck {
  CronPath() {
    super(
        "cron-path",
        Area.MACHINE,
        "what jobs start is found in cron's short PATH, too, and so is java");
  }

  @Override
  public List<Finding> look(Setup setup) throws Exception {
    SearchPath cron = setup.schedulers().cronPath();
    List<JobPrograms.Use> uses = new ArrayList<>();
    uses.add(new JobPrograms.Use("java", List.of("MOIE itself")));
    if (setup.site().isPresent()) {
      uses.addAll(JobPrograms.of(setup.site().get()));
    }
    List<Finding> findings = new ArrayList<>();
    for (JobPrograms.Use use : uses) {
      find(use.program(), setup.machine())
          .filter(file -> cron.find(use.program()).isEmpty())
          .map(file -> finding(use, file, cron))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Path> find(String program, Machine machine) {
    Optional<Path> found = machine.path().find(program);
    return program.equals("java") && found.isEmpty()
        ? Optional.of(machine.java().home().resolve("bin/java"))
        : found;
  }

  private static Finding finding(JobPrograms.Use use, Path file, SearchPath cron) {
    return Finding.warning(
        use.program(),
        "is found in "
            + file.getParent()
            + ", but not in the PATH that cron gives ("
            + cron.text()
            + "); needed by "
            + use.where(),
        "write into the crontab, above the entry: PATH=" + file.getParent() + ":" + cron.text());
  }
}
