package dev.moie.app.doctor;

import dev.moie.app.archive.ArchiveStatus;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.util.List;

/** Whether starts are as fast as they can be: the JVM refuses an archive in silence. */
final class ClassArchiveUsed extends NamedCheck {
  ClassArchiveUsed() {
    super("class-archive", Area.MACHINE, "the program starts from its class archive");
  }

  @Override
  public List<Finding> look(Setup setup) {
    ArchiveStatus status = ArchiveStatus.ofThisProcess(setup.machine().environment());
    return List.of(
        status.active()
            ? Finding.ok("class archive", "in use, " + status.reason())
            : Finding.info(
                "class archive",
                "not in use: " + status.reason(),
                "starts take longer without it; docs/performance.md tells more"));
  }
}
