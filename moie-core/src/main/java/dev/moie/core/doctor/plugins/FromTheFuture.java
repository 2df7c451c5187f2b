package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginReport;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A jar of tomorrow: the clock here or there is wrong, and "has it changed?" may be, too. */
final class FromTheFuture extends SiteCheck {
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  FromTheFuture() {
    super("plugin-from-the-future", Area.PLUGINS, "no jar was written later than now");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    Instant latest = setup.machine().clock().instant().plus(TOLERATED);
    List<Finding> findings = new ArrayList<>();
    for (PluginReport report : site.plugins()) {
      if (Files.isRegularFile(report.jar())) {
        Instant written = Files.getLastModifiedTime(report.jar()).toInstant();
        if (written.isAfter(latest)) {
          findings.add(
              Finding.warning(
                  site.name(report.jar()),
                  "says that it was written at "
                      + written.truncatedTo(ChronoUnit.SECONDS)
                      + ", which has not come yet",
                  "look at the clock with \"date\"; if it is right: touch " + report.jar()));
        }
      }
    }
    return findings;
  }
}
