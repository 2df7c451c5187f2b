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

/** Who can write into the workspace, can replace the state file with its commands. */
final class WorkspaceAccess extends SiteCheck {
  WorkspaceAccess() {
    super("workspace-access", Area.WORKSPACE, "only this user can write into the workspace");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws IOException {
    Path root = site.workspace().root();
    Access access = Access.of(root);
    if (!Files.isWritable(root)) {
      return List.of(
          Finding.problem(
              root.toString(),
              "cannot be written by "
                  + setup.machine().user()
                  + " (it is of "
                  + access.owner()
                  + ", "
                  + access.mode()
                  + ")",
              "run MOIE as " + access.owner() + ", or give the folder to this user with chown"));
    }
    return access.isWritableByOthers()
        ? List.of(
            Finding.warning(
                root.toString(),
                "can be written by "
                    + access.writers()
                    + " ("
                    + access.mode()
                    + "): they can replace the state file, whose commands run as you",
                "chmod go-w " + root))
        : List.of();
  }
}
