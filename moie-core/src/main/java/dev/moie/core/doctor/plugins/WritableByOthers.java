package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Access;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who can write a jar, or into its folder, can run what they like as whoever runs MOIE. */
final class WritableByOthers extends SiteCheck {
  WritableByOthers() {
    super(
        "plugin-writable-by-others",
        Area.PLUGINS,
        "only its owner can write a jar or into a folder of plugins");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    if (site.only().isEmpty()) {
      for (PluginFolder folder : site.folders()) {
        look(folder.path(), site).ifPresent(findings::add);
      }
    }
    for (PluginReport report : site.plugins()) {
      look(report.jar(), site).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> look(Path file, Site site) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Access access = Access.of(file);
    return access.isWritableByOthers()
        ? Optional.of(
            Finding.warning(
                site.name(file),
                "can be written by "
                    + access.writers()
                    + " ("
                    + access.mode()
                    + "): what they put there runs as you",
                "chmod go-w " + file))
        : Optional.empty();
  }
}
