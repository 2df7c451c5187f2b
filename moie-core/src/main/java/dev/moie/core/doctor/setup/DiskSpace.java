package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Machine;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.io.IOException;
import java.util.List;

/** A full disk: nothing can be saved, and no beat begins. */
final class DiskSpace extends SiteCheck {
  private static final long LITTLE = 512L << 20;
  private static final long NOTHING = 32L << 20;

  DiskSpace() {
    super(
        "disk-space",
        Area.WORKSPACE,
        "the disk of the workspace has " + (LITTLE >> 20) + " MiB to spare");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws IOException {
    Machine.Volume volume = setup.machine().volumes().of(site.workspace().root());
    String left = (volume.usable() >> 20) + " MiB of " + (volume.total() >> 20) + " MiB are free";
    String subject = "the disk of " + site.workspace().root();
    String cure = "make room; \"moie backup prune\" removes old backups";
    if (volume.usable() < NOTHING) {
      return List.of(Finding.problem(subject, left, cure));
    }
    return List.of(
        volume.usable() < LITTLE
            ? Finding.warning(subject, left, cure)
            : Finding.ok(subject, left));
  }
}
