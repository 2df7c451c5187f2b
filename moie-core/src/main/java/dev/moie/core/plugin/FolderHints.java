package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the operating system tells of changes in folders: only a reason to look sooner. Where it
 * tells nothing, or has no more watches to give, waiting is all there is.
 */
final class FolderHints implements AutoCloseable {
  /** A copy makes many events; looking at each would be for nothing. */
  private static final Duration GAP = Duration.ofMillis(200);

  private final List<Path> folders;
  private final Optional<WatchService> service;
  private final Map<Path, WatchKey> keys = new HashMap<>();

  FolderHints(List<Path> folders) {
    this.folders = folders;
    this.service = open();
  }

  private static Optional<WatchService> open() {
    try {
      return Optional.of(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException none) {
      return Optional.empty();
    }
  }

  /** Waits for a change, or for so long. */
  void await(Duration longest) throws InterruptedException {
    if (service.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(longest.toNanos());
      return;
    }
    folders.forEach(this::register);
    try {
      WatchKey told = service.get().poll(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (told != null) {
        TimeUnit.NANOSECONDS.sleep(GAP.toNanos());
        for (WatchKey key = told; key != null; key = service.get().poll()) {
          key.pollEvents();
          key.reset();
        }
      }
    } catch (ClosedWatchServiceException closed) {
      TimeUnit.NANOSECONDS.sleep(longest.toNanos());
    }
  }

  /** A folder may come later, or go and come back. */
  private void register(Path folder) {
    WatchKey known = keys.get(folder);
    if (known == null || !known.isValid()) {
      try {
        keys.put(
            folder,
            folder.register(
                service.orElseThrow(),
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE));
      } catch (IOException notYet) {
        keys.remove(folder);
      }
    }
  }

  @Override
  public void close() {
    try {
      if (service.isPresent()) {
        service.get().close();
      }
    } catch (IOException nothingToLose) {
      // It ends with the process.
    }
  }
}
