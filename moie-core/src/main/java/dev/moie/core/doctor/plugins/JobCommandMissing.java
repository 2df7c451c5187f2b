package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JobPrograms;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.util.List;

/** A command that cannot work here. */
final class JobCommandMissing extends SiteCheck {
  JobCommandMissing() {
    super("job-command-missing", Area.JOBS, "every program that a job starts is there");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    return JobPrograms.of(site).stream()
        .filter(use -> setup.machine().path().find(use.program()).isEmpty())
        .map(
            use ->
                Finding.warning(
                    use.where(),
                    "starts \"" + use.program() + "\", which is in no folder of PATH",
                    "install it, or write its full path into the job"))
        .toList();
  }
}
