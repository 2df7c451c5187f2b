package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.util.List;
import java.util.regex.Pattern;

/** What a browser, rsync or scp leaves of a copy that did not come to its end. */
final class HalfCopied extends SiteCheck {
  private static final Pattern NAME =
      Pattern.compile(
          ".*\\.(part|partial|filepart|crdownload|download|tmp)|\\.[^/]*\\.jar\\..*|.*\\.jar~",
          Pattern.CASE_INSENSITIVE);

  HalfCopied() {
    super("plugin-half-copied", Area.PLUGINS, "no copy of a jar was left half way");
  }

  static boolean isName(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) {
    return FolderFiles.of(site).stream()
        .filter(file -> isName(file.getFileName().toString()))
        .map(
            file ->
                Finding.warning(
                    site.name(file),
                    "looks like a copy that is still under way, or was left half way",
                    "if nothing is being copied now, remove it, and copy the jar again"))
        .toList();
  }
}
