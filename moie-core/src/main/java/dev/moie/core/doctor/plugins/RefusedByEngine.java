package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.RunningPlugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What shows only when a plugin is started: the engine that runs knows, the doctor starts none. */
final class RefusedByEngine extends SiteCheck {
  RefusedByEngine() {
    super(
        "plugin-refused-by-engine",
        Area.PLUGINS,
        "the engine that runs uses every plugin that looks healthy");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    Optional<RunningPlugins> report = site.engine();
    if (report.isPresent()) {
      for (RunningPlugins.RefusedJar refused : report.get().refused()) {
        boolean meant = site.only().isEmpty() || site.only().get().equals(refused.id());
        if (meant && !isTold(refused, site)) {
          findings.add(
              Finding.problem(
                  site.name(Path.of(refused.jar())),
                  "is not used by process "
                      + report.get().pid()
                      + " (the engine that runs): "
                      + HostProblem.withoutName(
                          Path.of(refused.jar()), refused.problem().message()),
                  refused.problem().cure()));
        }
      }
    }
    return findings;
  }

  /** Whether the same shows from outside, so that another check tells it. */
  private static boolean isTold(RunningPlugins.RefusedJar refused, Site site) throws Exception {
    return site.plugins().stream()
        .filter(report -> report.jar().toString().equals(refused.jar()))
        .flatMap(report -> report.problems().stream())
        .anyMatch(problem -> problem.id().equals(refused.problem().id()));
  }
}
