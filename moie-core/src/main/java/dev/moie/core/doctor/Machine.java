package dev.moie.core.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The machine and the process that looks.
 *
 * @param environment the environment variables
 * @param user who looks
 * @param java the running Java
 * @param program how the program is called where there is no PATH to rely on
 * @param folder for files of the whole machine, the root; tests have another
 * @param clock the time, in the zone of the machine
 * @param volumes tells about disks
 */
public record Machine(
    Map<String, String> environment,
    String user,
    JavaInstallation java,
    String program,
    Path folder,
    Clock clock,
    Volumes volumes) {

  /** Tells about the disk that a file is on. */
  public interface Volumes {
    /** Those of this machine. */
    Volumes LOCAL =
        file -> {
          FileStore store = Files.getFileStore(file);
          return new Volume(store.type(), store.getUsableSpace(), store.getTotalSpace());
        };

    Volume of(Path file) throws IOException;
  }

  /**
   * A disk.
   *
   * @param type of its file system, such as {@code ext4}
   * @param usable bytes that this user can still write
   * @param total bytes
   */
  public record Volume(String type, long usable, long total) {}

  /** A variable of the environment; empty if it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** The PATH that this process was given. */
  public SearchPath path() {
    return new SearchPath(variable("PATH"));
  }
}
