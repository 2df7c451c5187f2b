package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Access;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.FileCheck;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whose the state file is, and where it really lies. */
final class StateAccess extends FileCheck {
  StateAccess() {
    super("state-access", Area.WORKSPACE, "this user, and nobody else, can write the state file");
  }

  @Override
  protected List<Finding> lookAtFiles(Site site, Setup setup) throws IOException {
    Path file = site.workspace().stateFile();
    String name = site.name(file);
    List<Finding> findings = new ArrayList<>();
    if (Files.isSymbolicLink(file)) {
      findings.add(
          Finding.info(
              name,
              "is a symbolic link to " + Files.readSymbolicLink(file),
              "that is fine: saves go to the file behind it, in that folder"));
    }
    if (!Files.exists(file)) {
      return findings;
    }
    Access access = Access.of(file);
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      findings.add(
          Finding.problem(
              name,
              "cannot be "
                  + (Files.isReadable(file) ? "written" : "read")
                  + " by "
                  + setup.machine().user()
                  + " (it is of "
                  + access.owner()
                  + ", "
                  + access.mode()
                  + ")",
              "run MOIE as "
                  + access.owner()
                  + ", or: chown "
                  + setup.machine().user()
                  + " "
                  + file));
    } else if (access.isWritableByOthers()) {
      findings.add(
          Finding.warning(
              name,
              "can be written by "
                  + access.writers()
                  + " ("
                  + access.mode()
                  + "): the commands that they write there run as you",
              "chmod go-w " + file));
    }
    return findings;
  }
}
