package dev.moie.core.doctor.setup;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.process.LocalProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A disk with room for bytes and none for files. Only df(1) tells. */
final class DiskInodes extends SiteCheck {
  private static final long FEW = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  DiskInodes() {
    super(
        "disk-inodes", Area.WORKSPACE, "the disk of the workspace takes another " + FEW + " files");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws InterruptedException {
    Optional<Path> df = setup.machine().path().find("df");
    if (df.isEmpty()) {
      return List.of();
    }
    Path root = site.workspace().root();
    try (LocalProcesses processes =
        new LocalProcesses(setup.machine().folder(), Optional.empty())) {
      ProcessResult result =
          processes.run(
              ProcessSpec.program(List.of(df.get().toString(), "-Pi", root.toString()))
                  .withTimeout(PATIENCE));
      return result.isSuccess() ? finding(root, result.output()) : List.of();
    }
  }

  /** The second line: device, inodes, used, free, per cent, place. Some disks count none. */
  private static List<Finding> finding(Path root, String output) {
    List<String> lines = output.lines().toList();
    String[] fields = lines.size() < 2 ? new String[0] : lines.get(1).strip().split("\\s+");
    if (fields.length < 4 || !(fields[1] + fields[3]).matches("[0-9]{2,17}")) {
      return List.of();
    }
    long total = Long.parseLong(fields[1]);
    long free = Long.parseLong(fields[3]);
    return total == 0 || free >= FEW
        ? List.of()
        : List.of(
            Finding.warning(
                "the disk of " + root,
                "has room for " + free + " more files only, of " + total,
                "remove small files that nobody needs; \"df -i\" shows the disks"));
  }
}
