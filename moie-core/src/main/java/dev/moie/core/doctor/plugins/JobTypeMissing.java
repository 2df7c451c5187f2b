package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JobStep;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.TypeInfo;
import dev.moie.core.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A job that wants what nobody provides. */
final class JobTypeMissing extends SiteCheck {
  JobTypeMissing() {
    super("job-type-missing", Area.JOBS, "every job type that a job uses is there");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<String> types = site.types().stream().map(TypeInfo::name).toList();
    List<Finding> findings = new ArrayList<>();
    for (JobStep step : site.steps()) {
      if (!types.contains(step.step().uses())) {
        findings.add(finding(step, types, site));
      }
    }
    return findings;
  }

  private static Finding finding(JobStep step, List<String> types, Site site) throws Exception {
    String uses = step.step().uses();
    String plugin = step.step().plugin();
    Optional<PluginReport> jar =
        site.plugins().stream()
            .filter(report -> report.id().equals(plugin))
            .reduce((lower, higher) -> higher);
    boolean offered = types.stream().anyMatch(type -> type.startsWith(plugin + "/"));
    String why =
        offered
            ? "plugin " + plugin + " has no such type"
            : jar.map(report -> "its plugin is not used: see " + site.name(report.jar()))
                .orElse("plugin " + plugin + " is not installed");
    String cure =
        Nearest.of(uses, types)
            .map(near -> "did you mean \"" + near + "\"?")
            .orElseGet(() -> otherwise(plugin, offered, jar, types, site));
    return Finding.problem(step.describe(), "uses " + uses + ", but " + why, cure);
  }

  private static String otherwise(
      String plugin, boolean offered, Optional<PluginReport> jar, List<String> types, Site site) {
    if (offered) {
      return "it has "
          + String.join(
              ", ", types.stream().filter(type -> type.startsWith(plugin + "/")).toList());
    }
    if (jar.isPresent() && !jar.get().problems().isEmpty()) {
      return jar.get().problems().get(0).cure();
    }
    return "put its jar into " + site.workspace().plugins();
  }
}
