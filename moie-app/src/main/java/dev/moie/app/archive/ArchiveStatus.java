package dev.moie.app.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether this process was started from the class archive.
 *
 * @param active whether it was
 * @param reason where it lies, or why it is not used and what to do
 */
public record ArchiveStatus(boolean active, String reason) {
  private static final Path MAPPINGS = Path.of("/proc/self/maps");

  /** Finds out. Takes a few milliseconds. */
  public static ArchiveStatus ofThisProcess(Map<String, String> environment) {
    if (environment.getOrDefault("MOIE_CDS", "").equals("off")) {
      return off("switched off by MOIE_CDS=off");
    }
    if (System.getProperty("moie.archive") == null) {
      return off("not started by bin/moie");
    }
    Optional<ClassArchive> archive = ClassArchive.ofThisProcess();
    if (archive.isEmpty()) {
      return off(
          "this user owns no cache folder;"
              + " set HOME or XDG_CACHE_HOME to the absolute path of a folder of their own");
    }
    try {
      return of(archive.get());
    } catch (IOException e) {
      return off("it cannot be looked at: " + e);
    }
  }

  private static ArchiveStatus of(ClassArchive archive) throws IOException {
    if (isUsed(archive)) {
      return new ArchiveStatus(true, archive.file().toString());
    }
    if (archive.hasFailed()) {
      return off(
          "it could not be made, and is tried again after a day; delete "
              + archive.folder()
              + " to try at once");
    }
    return archive.isWanted(Instant.now())
        ? off("the next heartbeat makes it, in " + archive.folder())
        : off("the JVM refused " + archive.file() + "; delete it, and the next heartbeat makes it");
  }

  /** Linux tells what is mapped; elsewhere, an archive that fits is taken to be in use. */
  private static boolean isUsed(ClassArchive archive) throws IOException {
    if (!Files.exists(MAPPINGS)) {
      return Files.exists(archive.file()) && !archive.isWanted(Instant.now());
    }
    String file = archive.file().toString();
    return Files.readAllLines(MAPPINGS).stream().anyMatch(line -> line.contains(file));
  }

  private static ArchiveStatus off(String reason) {
    return new ArchiveStatus(false, reason);
  }
}
