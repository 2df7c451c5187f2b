package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.migration.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is a workspace, and how it was found. */
final class WorkspaceFound extends NamedCheck {
  WorkspaceFound() {
    super(
        "workspace", Area.WORKSPACE, "there is a workspace, of a version that this program knows");
  }

  @Override
  public List<Finding> look(Setup setup) {
    if (setup.site().isEmpty()) {
      return List.of(
          Finding.problem(
              "the workspace",
              setup.found(),
              "make one with \"moie init\", or name it: moie doctor --home DIR"));
    }
    Site site = setup.site().get();
    Path newer = site.workspace().stateFile(Migrations.newest() + 1);
    return Files.exists(newer)
        ? List.of(
            Finding.problem(
                site.name(newer),
                "is of a newer version than this program, which knows up to " + Migrations.newest(),
                "use the newer program, or move the file away"))
        : List.of(Finding.ok(site.workspace().root().toString(), "found by " + setup.found()));
  }
}
