package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Site;
import dev.moie.core.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the folders of plugins, jars or not. */
final class FolderFiles {
  private FolderFiles() {}

  /**
   * All of it, in order. A folder that cannot be listed is left out: the host has told. Of a site
   * that is about one plugin, only what is named after that.
   */
  static List<Path> of(Site site) {
    List<Path> found = new ArrayList<>();
    for (PluginFolder folder : site.folders()) {
      if (Files.isDirectory(folder.path())) {
        try (Stream<Path> files = Files.list(folder.path())) {
          files.sorted().filter(file -> isMeant(file, site)).forEach(found::add);
        } catch (IOException unreadable) {
          // see above
        }
      }
    }
    return found;
  }

  private static boolean isMeant(Path file, Site site) {
    String name = file.getFileName().toString();
    return site.only().isEmpty() || name.startsWith(site.only().get());
  }
}
