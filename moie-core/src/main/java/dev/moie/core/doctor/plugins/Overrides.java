package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plugin in place of one of a folder of lower precedence, mostly of a bundled one. */
final class Overrides extends SiteCheck {
  Overrides() {
    super("plugin-overrides", Area.PLUGINS, "which plugins take the place of others is known");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (PluginReport report : site.plugins()) {
      if (report.overrides().isPresent()) {
        Path shadowed = report.overrides().get();
        String version =
            site.plugins().stream()
                .filter(each -> each.jar().equals(shadowed))
                .map(PluginReport::version)
                .findFirst()
                .orElse("?");
        findings.add(
            Finding.info(
                site.name(report.jar()),
                report.id()
                    + " "
                    + report.version()
                    + " is used in place of "
                    + version
                    + " in "
                    + site.name(shadowed),
                "if that is not meant, remove it"));
      }
    }
    return findings;
  }
}
