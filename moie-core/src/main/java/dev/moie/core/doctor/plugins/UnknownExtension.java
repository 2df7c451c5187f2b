package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginReport;
import java.util.ArrayList;
import java.util.List;

/** An extension that nobody will ever call. */
final class UnknownExtension extends SiteCheck {
  UnknownExtension() {
    super(
        "plugin-unknown-extension",
        Area.PLUGINS,
        "every extension is for an extension point that MOIE knows");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (PluginReport report : site.used()) {
      for (JarIndex.Extension extension : JarIndex.extensions(report.jar())) {
        for (String point : extension.points()) {
          if (!isKnown(point) && !JarIndex.has(report.jar(), point)) {
            findings.add(
                Finding.warning(
                    site.name(report.jar()),
                    "its class "
                        + extension.className()
                        + " is for the extension point "
                        + point
                        + ", which this MOIE does not know: it is never called",
                    "install the version of the plugin for this MOIE, or a newer MOIE"));
          }
        }
      }
    }
    return findings;
  }

  /** Only the contract's own: a point of a plugin is that plugin's affair, and is in its jar. */
  private static boolean isKnown(String point) {
    if (!point.startsWith("dev.moie.api.")) {
      return false;
    }
    try {
      Class.forName(point, false, UnknownExtension.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError unknown) {
      return false;
    }
  }
}
