package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.TypeInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A job type of which nobody can say which class it means. */
final class DuplicateType extends SiteCheck {
  DuplicateType() {
    super("plugin-duplicate-type", Area.PLUGINS, "every job type is there once");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> first = new LinkedHashMap<>();
    for (PluginReport report : site.used()) {
      String subject = site.name(report.jar());
      for (TypeInfo type : report.types()) {
        String where = type.className() + " in " + subject;
        String other = first.putIfAbsent(type.name(), where);
        if (other != null) {
          findings.add(
              Finding.problem(
                  subject,
                  "the type " + type.name() + " is there twice: " + other + ", and " + where,
                  "the first is used; tell its maker, who has to rename one of them"));
        }
      }
    }
    return findings;
  }
}
