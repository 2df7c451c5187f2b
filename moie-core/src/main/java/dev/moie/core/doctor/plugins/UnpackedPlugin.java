package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.nio.file.Files;
import java.util.List;

/** A directory in a folder of plugins: PF4J would take it for an unpacked plugin, MOIE does not. */
final class UnpackedPlugin extends SiteCheck {
  UnpackedPlugin() {
    super("plugin-directory", Area.PLUGINS, "no directory lies in a folder of plugins");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) {
    return FolderFiles.of(site).stream()
        .filter(Files::isDirectory)
        .filter(file -> !file.getFileName().toString().startsWith("."))
        .map(
            file ->
                Finding.warning(
                    site.name(file),
                    "is a directory, in which MOIE does not look",
                    "plugins are single jars: move the jars out of it into the folder itself, or"
                        + " pack it"))
        .toList();
  }
}
