package dev.moie.core.process.launcher;

import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.process.EngineThreads;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * The file that the launcher lies in. It is going to be executed, so it has to be what we would
 * have written, in a place where nobody else can exchange it.
 */
final class LauncherFile {
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int FOLDER = 0040000;
  private static final int OTHERS_WRITE = 0022;
  private static final int TRIAL_SECONDS = 10;

  private final Path folder;
  private final Path file;
  private final byte[] program;

  LauncherFile(Path cache, byte[] program) {
    this.folder = cache.toAbsolutePath();
    this.program = program.clone();
    CRC32 sum = new CRC32();
    sum.update(program);
    // Another version of the program writes another file; that it is ours is seen by its content.
    this.file = folder.resolve("launcher-" + Long.toHexString(sum.getValue()));
  }

  Path path() {
    return file;
  }

  /** Whether it can be executed; it is made if need be. */
  boolean isReady() {
    try {
      // Nothing is executable on a file system that is mounted so.
      return isOurs() ? Files.isExecutable(file) : isMade();
    } catch (IOException | UnsupportedOperationException noPlaceForIt) {
      return false;
    }
  }

  private boolean isOurs() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    int user = user();
    return isOwn(folder.getParent(), FOLDER, user)
        && isOwn(folder, FOLDER, user)
        && isOwn(file, REGULAR, user, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == program.length
        && Arrays.equals(Files.readAllBytes(file), program);
  }

  /** The owner of this process; its name would have to be looked up. */
  private static int user() throws IOException {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  private static boolean isOwn(Path path, int type, int user, LinkOption... links)
      throws IOException {
    Map<String, Object> facts = Files.readAttributes(path, "unix:uid,mode", links);
    int mode = (int) facts.get("mode");
    return (int) facts.get("uid") == user && (mode & TYPE) == type && (mode & OTHERS_WRITE) == 0;
  }

  private boolean isMade() throws IOException {
    if (!isPlace()) {
      return false;
    }
    Files.deleteIfExists(file);
    try {
      AtomicFile.create(Disk.LOCAL, file, program, PosixFilePermissions.fromString("r-x------"));
    } catch (FileAlreadyExistsException another) {
      // process has made it in this moment
    }
    if (!isOurs() || !Files.isExecutable(file)) {
      return false;
    }
    if (!works()) {
      Files.deleteIfExists(file);
      return false;
    }
    return true;
  }

  /** Makes the folder, and the one above it, but not the user's home. */
  private boolean isPlace() throws IOException {
    int user = user();
    Path above = folder.getParent();
    Path existing = Files.exists(above) ? above : above.getParent();
    if (!isOwn(existing, FOLDER, user)) {
      return false;
    }
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return isOwn(above, FOLDER, user) && isOwn(folder, FOLDER, user);
  }

  /**
   * Java hands a file that the kernel does not take to a shell, which would make something of it.
   * So that is found out before it matters.
   */
  private boolean works() throws IOException {
    Process trial =
        EngineThreads.start(
            new ProcessBuilder(file.toString(), "/bin/sh", "sh", "-c", "exit 42")
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    try {
      return trial.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 42;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      trial.destroyForcibly();
    }
  }
}
