package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by whoever changes the drop folder, so that two who install at once do not judge by what the
 * other changes. Not the workspace's lock: a jar can be installed beside an engine that works.
 */
final class SupplyLock implements AutoCloseable {
  private final FileChannel channel;

  private SupplyLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock if nobody has it. */
  static Optional<SupplyLock> ifFree(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new SupplyLock(channel));
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // as below
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /**
   * Takes the lock; the end of the process gives it back too.
   *
   * @throws SupplyException if another has it
   */
  static SupplyLock take(Path file) throws IOException {
    return ifFree(file)
        .orElseThrow(
            () ->
                new SupplyException(
                    "another command installs or removes plugins in this workspace; try again when"
                        + " it is done"));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
