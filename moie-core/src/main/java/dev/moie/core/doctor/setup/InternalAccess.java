package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Access;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engine's own folder: the log, and the copies of jars that are loaded. */
final class InternalAccess extends SiteCheck {
  InternalAccess() {
    super("internal-access", Area.WORKSPACE, "only this user can write into .moie");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws IOException {
    Path folder = site.workspace().internal();
    String name = site.name(folder);
    if (!Files.exists(folder)) {
      return List.of(Finding.ok(name, "is not there yet; the first heartbeat makes it"));
    }
    if (!Files.isDirectory(folder)) {
      return List.of(
          Finding.problem(
              name, "is no folder", "move it away: mv " + folder + " " + folder + ".old"));
    }
    Access access = Access.of(folder);
    if (!Files.isWritable(folder)) {
      return List.of(
          Finding.problem(
              name,
              "cannot be written by "
                  + setup.machine().user()
                  + " (it is of "
                  + access.owner()
                  + ", "
                  + access.mode()
                  + ")",
              "run MOIE always as the same user, or give it back: chown -R "
                  + setup.machine().user()
                  + " "
                  + folder));
    }
    return access.isWritableByOthers()
        ? List.of(
            Finding.warning(
                name,
                "can be written by "
                    + access.writers()
                    + " ("
                    + access.mode()
                    + "): they can replace the copies of jars, which run as you",
                "chmod go-w " + folder))
        : List.of();
  }
}
