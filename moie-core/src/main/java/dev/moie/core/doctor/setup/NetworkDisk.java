package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Machine;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Locks and SQLite's shared memory do not work across machines. */
final class NetworkDisk extends SiteCheck {
  private static final Pattern NETWORK =
      Pattern.compile(
          "nfs.*|cifs|smb.*|afpfs|afs|9p|ceph|glusterfs|lustre|webdav|davfs.*|ncpfs"
              + "|fuse\\.(sshfs|glusterfs|ceph|s3fs|rclone|davfs).*|fuse\\.?osxfs");

  NetworkDisk() {
    super("network-disk", Area.WORKSPACE, ".moie lies on a disk of this machine");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws IOException {
    Path internal = site.workspace().internal();
    Path place = Files.isDirectory(internal) ? internal : site.workspace().root();
    Machine.Volume volume = setup.machine().volumes().of(place);
    return NETWORK.matcher(volume.type()).matches()
        ? List.of(
            Finding.warning(
                place.toString(),
                "lies on a network file system ("
                    + volume.type()
                    + "), where the lock and the log are not safe",
                "keep the workspace on a disk of this machine, or let one machine only beat"))
        : List.of(Finding.ok(place.toString(), "lies on " + volume.type()));
  }
}
