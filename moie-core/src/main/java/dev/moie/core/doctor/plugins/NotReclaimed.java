package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.RunningPlugins;
import dev.moie.core.plugin.UnloadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plugin that was replaced, and whose old version still takes memory: each update costs more. */
final class NotReclaimed extends SiteCheck {
  NotReclaimed() {
    super(
        "plugin-not-reclaimed",
        Area.PLUGINS,
        "the memory of plugins that were replaced is free again");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    Optional<RunningPlugins> report = site.engine();
    List<Finding> findings = new ArrayList<>();
    if (report.isPresent()) {
      for (UnloadReport unload : report.get().unloads()) {
        boolean meant = site.only().isEmpty() || site.only().get().equals(unload.id());
        if (meant && unload.state() == UnloadReport.State.HELD) {
          findings.add(
              Finding.warning(
                  unload.id() + " " + unload.version(),
                  "was taken out of use at "
                      + unload.at()
                      + ", but is still in memory"
                      + by(unload),
                  "tell its maker; restarting the engine frees the memory"));
        }
      }
    }
    return findings;
  }

  private static String by(UnloadReport unload) {
    List<String> reasons = new ArrayList<>();
    if (!unload.holders().isEmpty()) {
      reasons.add("held by " + String.join(", ", unload.holders()));
    }
    if (!unload.threads().isEmpty()) {
      reasons.add("threads " + String.join(", ", unload.threads()) + " still run");
    }
    return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
  }
}
