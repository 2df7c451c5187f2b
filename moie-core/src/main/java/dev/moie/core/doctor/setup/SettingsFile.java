package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Settings that cannot be used: then no command works but this one. */
final class SettingsFile extends SiteCheck {
  SettingsFile() {
    super("settings", Area.WORKSPACE, "moie.yaml, where it is there, can be used");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws IOException {
    Path file = site.workspace().settingsFile();
    try {
      Settings.read(file);
      return List.of();
    } catch (SettingsException e) {
      return e.getMessage()
          .lines()
          .map(
              line -> line.startsWith(file + ":") ? line.substring(file.toString().length()) : line)
          .map(
              line ->
                  Finding.problem(
                      site.name(file) + line.replaceFirst("^(:[0-9]+): .*", "$1"),
                      line.replaceFirst("^:[0-9]+: ", "").replaceFirst("^: ", ""),
                      "correct it in " + file))
          .toList();
    }
  }
}
