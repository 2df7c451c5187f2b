package dev.moie.core.doctor.setup;

import dev.moie.core.cyclic.FinerThanBeat;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.state.Job;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A schedule that the beat cannot keep. A daemon can: so it is a warning only without one. */
final class JobSchedule extends SiteCheck {
  JobSchedule() {
    super("job-schedule", Area.JOBS, "no schedule of a cyclic job is finer than the beat");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    Duration every;
    try {
      every = Settings.read(site.workspace().settingsFile()).beat().every();
    } catch (SettingsException | IOException told) {
      return List.of();
    }
    boolean daemon =
        // A node is a daemon.
        site.shared().isPresent()
            || setup.schedulers().entries().stream()
                .anyMatch(entry -> entry.line().contains("daemon"));
    ZoneId zone = site.clock().getZone();
    Instant now = site.clock().instant();
    List<Finding> findings = new ArrayList<>();
    for (Job job : site.jobs()) {
      if (job.isCyclic() && job.run().isPresent()) {
        FinerThanBeat.of(job.timetable(zone), every, now)
            .ifPresent(text -> findings.add(finding("job " + job.id(), text, daemon)));
      }
    }
    return findings;
  }

  private static Finding finding(String where, String text, boolean daemon) {
    return daemon
        ? Finding.ok(where, text + ", and a daemon runs it at its time")
        : Finding.warning(
            where,
            text + ": without a daemon, not every time has its run",
            "run \"moie daemon\", beat more often and say so under beat.every, or make the schedule"
                + " coarser");
  }
}
