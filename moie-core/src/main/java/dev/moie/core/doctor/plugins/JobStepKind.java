package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JobStep;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.plugin.TypeInfo;
import java.util.ArrayList;
import java.util.List;

/** An action under "verify", or a verification under "run". */
final class JobStepKind extends SiteCheck {
  JobStepKind() {
    super(
        "job-step-kind", Area.JOBS, "verifications stand under \"verify\", actions under \"run\"");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<TypeInfo> types = site.types();
    List<Finding> findings = new ArrayList<>();
    for (JobStep step : site.steps()) {
      boolean wrong =
          types.stream()
              .filter(type -> type.name().equals(step.step().uses()))
              .findFirst()
              .filter(type -> type.kind() != step.kind())
              .isPresent();
      if (wrong) {
        StepExecutor.Kind its =
            types.stream()
                .filter(type -> type.name().equals(step.step().uses()))
                .findFirst()
                .orElseThrow()
                .kind();
        findings.add(
            Finding.problem(
                step.describe(),
                step.step().uses() + " is " + its.noun(),
                (its.isChannel()
                        ? "name it under \"alerts.channels\" in moie.yaml"
                        : "put it under \"" + its.place() + "\"")
                    + ", and "
                    + step.kind().noun()
                    + " here"));
      }
    }
    return findings;
  }
}
