package dev.moie.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That one engine at a time works on a workspace: a kernel lock on the empty file {@code
 * .moie/lock}, which a dead process cannot hold.
 *
 * <p>POSIX releases a process's lock as soon as it closes <em>any</em> descriptor of the file. So
 * the file is opened here only, through one channel, and never read: who holds it stands in {@code
 * lock.json} beside it.
 */
public final class WorkspaceLock implements AutoCloseable {
  /**
   * The lock files that this process holds. The kernel's lock belongs to the process, not to an
   * object in it, so what guards it must too: merely opening and closing such a file again would
   * release it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final Path holderFile;

  private WorkspaceLock(Path file, FileChannel channel, FileLock lock, Path holderFile) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.holderFile = holderFile;
  }

  /**
   * Takes the lock, without waiting.
   *
   * @param workspace whose
   * @param command what for, told to others
   * @param clock tells since when
   * @return empty if another holds it: ask {@link #holder}
   * @throws IOException if the lock file cannot be made
   */
  public static Optional<WorkspaceLock> acquire(Workspace workspace, String command, Clock clock)
      throws IOException {
    Files.createDirectories(workspace.internal());
    Path file = workspace.internal().toRealPath().resolve("lock");
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<WorkspaceLock> held = Optional.empty();
    try {
      held = lock(file, holderFile(workspace));
      if (held.isPresent()) {
        AtomicFile.write(
            holderFile(workspace), holderText(command, clock).getBytes(StandardCharsets.UTF_8));
      }
      return held;
    } finally {
      if (held.isEmpty()) {
        HELD.remove(file);
      }
    }
  }

  private static Optional<WorkspaceLock> lock(Path file, Path holderFile) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new WorkspaceLock(file, channel, lock, holderFile));
  }

  /** Who holds the lock, as far as that process has said. */
  public static LockHolder holder(Workspace workspace) {
    try {
      JsonNode node = JsonTree.read(Files.readString(holderFile(workspace)));
      return new LockHolder(
          node.path("pid").asText("?"),
          node.path("host").asText("?"),
          node.path("since").asText("?"),
          node.path("command").asText("?"));
    } catch (IOException e) {
      return new LockHolder("?", "?", "?", "it has not said what it does");
    }
  }

  private static Path holderFile(Workspace workspace) {
    return workspace.internal().resolve("lock.json");
  }

  private static String holderText(String command, Clock clock) {
    return "{\"pid\": "
        + ProcessHandle.current().pid()
        + ", \"host\": "
        + JsonText.quote(host())
        + ", \"since\": "
        + JsonText.quote(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        + ", \"command\": "
        + JsonText.quote(command)
        + "}\n";
  }

  private static String host() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException notLinux) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "this machine";
      }
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    Files.deleteIfExists(holderFile);
    lock.release();
    channel.close();
    HELD.remove(file);
  }
}
