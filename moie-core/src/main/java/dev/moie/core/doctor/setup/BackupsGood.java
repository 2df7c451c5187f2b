package dev.moie.core.doctor.setup;

import dev.moie.core.backup.Backup;
import dev.moie.core.backup.BackupCheck;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.FileCheck;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import java.util.ArrayList;
import java.util.List;

/** A backup that cannot be put back is found out before it is needed. */
final class BackupsGood extends FileCheck {
  /** All of them would take long for a large state; "backup verify" does. */
  private static final int NEWEST = 5;

  BackupsGood() {
    super(
        "backups-good", Area.ENGINE, "the " + NEWEST + " newest backups are whole and can be used");
  }

  @Override
  protected List<Finding> lookAtFiles(Site site, Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (Backup backup : site.backups().list().stream().limit(NEWEST).toList()) {
      BackupCheck check = site.backups().verify(backup);
      if (!check.isGood()) {
        findings.add(
            Finding.warning(
                site.name(backup.file()),
                check.reason(),
                "do not rely on it; \"moie backup verify\" looks at all, \"moie backup create\""
                    + " makes a new one"));
      }
    }
    return findings;
  }
}
