package dev.moie.app.doctor;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * SQLite's native library: unpacked once with the distribution, or at each start that needs the
 * log, when a kill leaves a copy behind.
 */
final class NativeLibrary extends NamedCheck {
  private final Supplier<Optional<Path>> unpacked;
  private final Path temporary;

  /**
   * A check of the library.
   *
   * @param unpacked the folder that the distribution has it in, if there is one for this machine
   * @param temporary where the driver unpacks it otherwise
   */
  NativeLibrary(Supplier<Optional<Path>> unpacked, Path temporary) {
    super(
        "native-sqlite", Area.MACHINE, "SQLite's native library lies unpacked in the distribution");
    this.unpacked = unpacked;
    this.temporary = temporary;
  }

  @Override
  public List<Finding> look(Setup setup) throws IOException {
    List<Finding> findings = new ArrayList<>();
    Optional<Path> folder = unpacked.get();
    findings.add(
        folder.isPresent()
            ? Finding.ok("SQLite's library", "in " + folder.get())
            : Finding.info(
                "SQLite's library",
                "is unpacked into "
                    + temporary
                    + " at each start that needs the log: the distribution has none for this"
                    + " machine, or bin/moie was not used",
                "start MOIE with bin/moie of the distribution"));
    long left = copies();
    if (left > 0) {
      findings.add(
          Finding.info(
              temporary.toString(),
              "holds "
                  + (left == 1 ? "a copy" : left + " copies")
                  + " of SQLite's library, left by programs that were killed or by such that run",
              "remove them when no Java program runs: rm "
                  + temporary
                  + "/sqlite-*-libsqlitejdbc*"));
    }
    return findings;
  }

  private long copies() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> isCopy(file.getFileName().toString())).count();
    }
  }

  private static boolean isCopy(String name) {
    return name.startsWith("sqlite-") && name.contains("-libsqlitejdbc") && !name.endsWith(".lck");
  }
}
