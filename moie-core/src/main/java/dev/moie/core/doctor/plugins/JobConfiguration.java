package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JobStep;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.StepCheck;
import dev.moie.core.plugin.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A configuration that its type would refuse when the job's turn has come. */
final class JobConfiguration extends SiteCheck {
  JobConfiguration() {
    super("job-configuration", Area.JOBS, "every \"with\" fits the schema of its type");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<TypeInfo> types = site.types();
    List<Finding> findings = new ArrayList<>();
    for (JobStep step : site.steps()) {
      Optional<TypeInfo> type =
          types.stream().filter(each -> each.name().equals(step.step().uses())).findFirst();
      if (type.isPresent() && type.get().kind() == step.kind()) {
        for (String problem :
            StepCheck.problems(type.get(), step.step().with(), site.secretNames())) {
          findings.add(
              Finding.problem(
                  step.describe(),
                  problem,
                  "correct it in "
                      + site.name(site.workspace().stateFile())
                      + "; \"moie plugins info "
                      + step.step().plugin()
                      + "\" tells what "
                      + step.step().uses()
                      + " takes"));
        }
      }
    }
    return findings;
  }
}
