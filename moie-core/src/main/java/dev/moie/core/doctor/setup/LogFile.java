package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.FileCheck;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.log.LogLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the execution log can be read, and is whole. */
final class LogFile extends FileCheck {
  LogFile() {
    super("log", Area.ENGINE, "the execution log can be read, and is whole");
  }

  @Override
  protected List<Finding> lookAtFiles(Site site, Setup setup) {
    Path file = site.workspace().executionLog();
    String name = site.name(file);
    String aside =
        "move it away, with its -wal and -shm; the next beat begins a new one, and history and"
            + " attempts are forgotten: mv "
            + file
            + " "
            + file
            + ".damaged";
    Optional<LogLook> look;
    try {
      look = LogLook.at(file);
    } catch (IOException e) {
      return List.of(Finding.problem(name, "cannot be read: " + e.getMessage(), aside));
    }
    if (look.isEmpty()) {
      return List.of(Finding.ok(name, "is not there yet; the first beat that needs it makes it"));
    }
    if (look.get().version() > LogLook.newest()) {
      return List.of(
          Finding.problem(
              name,
              "is of version " + look.get().version() + ", written by a newer program",
              "use that program"));
    }
    if (!look.get().damages().isEmpty()) {
      return List.of(
          Finding.problem(
              name, "is damaged: " + look.get().damages().get(0).replace('\n', ' '), aside));
    }
    return List.of(
        Finding.ok(
            name,
            (look.get().complete() ? "whole, " : "too large to be looked at whole, ")
                + look.get().executions()
                + (look.get().executions() == 1 ? " execution" : " executions")));
  }
}
