package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Temporary files of saves that a crash has interrupted. Most are swept by the next save. */
final class Leftovers extends SiteCheck {
  /** A save that is under way takes milliseconds. */
  private static final Duration YOUNG = Duration.ofHours(1);

  private static final int SHOWN = 5;

  Leftovers() {
    super("leftovers", Area.WORKSPACE, "no temporary files of an interrupted save lie about");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws IOException {
    Instant old = setup.machine().clock().instant().minus(YOUNG);
    List<Path> found = new ArrayList<>();
    for (Path folder :
        List.of(
            site.workspace().root(),
            site.workspace().internal(),
            site.workspace().pluginCopies(),
            site.workspace().backups(),
            site.workspace().researchLogs())) {
      if (Files.isDirectory(folder) && Files.isReadable(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.sorted().toList()) {
            if (isTemporary(file) && written(file).isBefore(old)) {
              found.add(file);
            }
          }
        }
      }
    }
    if (found.isEmpty()) {
      return List.of();
    }
    String names =
        String.join(", ", found.stream().limit(SHOWN).map(site::name).toList())
            + (found.size() > SHOWN ? " and " + (found.size() - SHOWN) + " more" : "");
    return List.of(
        Finding.info(
            found.size() == 1 ? "a temporary file" : found.size() + " temporary files",
            "left by a save that was interrupted: " + names,
            "nothing needs them; remove them"));
  }

  private static boolean isTemporary(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".")
        && name.endsWith(".tmp")
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Instant written(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }
}
