package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Schedulers;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import java.util.ArrayList;
import java.util.List;

/** Whether anything starts the heartbeat when nobody is there. */
final class HeartbeatScheduled extends NamedCheck {
  HeartbeatScheduled() {
    super("heartbeat-scheduled", Area.MACHINE, "cron, systemd or launchd starts the heartbeat");
  }

  @Override
  public List<Finding> look(Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (Schedulers.Entry entry : setup.schedulers().entries()) {
      findings.add(Finding.ok(entry.place(), entry.line()));
    }
    boolean shared = setup.site().flatMap(Site::shared).isPresent();
    if (findings.isEmpty()) {
      findings.add(
          Finding.info(
              "the heartbeat",
              "nothing was found that starts it: no crontab, no unit of systemd or launchd"
                  + " of this user or machine",
              shared
                  ? "a node is a daemon: have systemd or launchd start \"moie daemon\""
                  : "add with \"crontab -e\": */10 * * * * " + setup.beat()));
    }
    return findings;
  }
}
