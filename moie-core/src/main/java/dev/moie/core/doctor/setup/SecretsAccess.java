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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A secret that others can read is none. */
final class SecretsAccess extends SiteCheck {
  private static final Pattern NAME = Pattern.compile("(token|secrets?)([.-].*)?");

  SecretsAccess() {
    super("secrets-access", Area.WORKSPACE, "nobody else can read the token and the secrets");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Path file : secrets(site)) {
      Access access = Access.of(file);
      if (access.isOpenToOthers()) {
        findings.add(
            Finding.problem(
                site.name(file),
                "is open to others (" + access.mode() + ")",
                "chmod go= " + file + ", and replace what is in it if others use this machine"));
      }
    }
    return findings;
  }

  /**
   * The token and secrets, in the engine's folder and beside the state file; folders of them too.
   */
  private static List<Path> secrets(Site site) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(site.workspace().internal(), site.workspace().root())) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .sorted()
              .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
              .forEach(found::add);
        }
      }
    }
    return found;
  }
}
