package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JobStep;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginReport;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plugin that somebody installed and nobody uses: no job, no other plugin, and it does not listen
 * or extend in any other way.
 */
final class UnusedPlugin extends SiteCheck {
  UnusedPlugin() {
    super("plugin-unused", Area.PLUGINS, "every plugin that was added is used by something");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    if (site.state().loaded().isEmpty()) {
      return List.of();
    }
    List<PluginReport> used = site.used();
    Set<String> wanted =
        site.steps().stream()
            .map(JobStep::step)
            .map(step -> step.plugin())
            .collect(Collectors.toSet());
    used.forEach(report -> wanted.addAll(report.dependencies()));
    return used.stream()
        .filter(report -> report.origin() != PluginFolder.Origin.BUNDLED)
        .filter(report -> !wanted.contains(report.id()))
        .filter(report -> JarIndex.extensions(report.jar()).isEmpty())
        .map(
            report ->
                Finding.info(
                    site.name(report.jar()),
                    "no job uses " + report.id(),
                    "\"moie plugins info " + report.id() + "\" tells what it can do"))
        .toList();
  }
}
