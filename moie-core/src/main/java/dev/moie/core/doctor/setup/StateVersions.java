package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.FileCheck;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.util.List;

/** Two state files side by side, of which one counts. */
final class StateVersions extends FileCheck {
  StateVersions() {
    super(
        "state-versions",
        Area.WORKSPACE,
        "no state file of version 1 lies beside the one of version 2 that is used");
  }

  @Override
  protected List<Finding> lookAtFiles(Site site, Setup setup) {
    Workspace workspace = site.workspace();
    if (!Files.exists(workspace.stateFile(1)) || !Files.exists(workspace.stateFile(2))) {
      return List.of();
    }
    return List.of(
        workspace.hasNewerV1()
            ? Finding.warning(
                Workspace.STATE_V1,
                "is not used, since " + Workspace.STATE_V2 + " is there, but was written later",
                "something still works with the old file: find out what, then move it away")
            : Finding.info(
                Workspace.STATE_V1,
                "is not used, since " + Workspace.STATE_V2 + " is there",
                "move it away once nothing needs it; \"moie migrate --rollback\" goes back to it"));
  }
}
