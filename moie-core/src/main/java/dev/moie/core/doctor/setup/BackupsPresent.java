package dev.moie.core.doctor.setup;

import dev.moie.core.backup.Backup;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.FileCheck;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import java.nio.file.Files;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether there is something to go back to. */
final class BackupsPresent extends FileCheck {
  BackupsPresent() {
    super("backups-present", Area.ENGINE, "there is a backup of the state file");
  }

  @Override
  protected List<Finding> lookAtFiles(Site site, Setup setup) throws Exception {
    if (!Files.exists(site.workspace().stateFile())) {
      return List.of();
    }
    List<Backup> backups = site.backups().list();
    return List.of(
        backups.isEmpty()
            ? Finding.info(
                "backups",
                "there are none yet",
                "a heartbeat makes one before it changes something; \"moie backup create\" now")
            : Finding.ok(
                "backups",
                backups.size()
                    + ", the newest of "
                    + backups.get(0).taken().truncatedTo(ChronoUnit.SECONDS)));
  }
}
