package dev.moie.core.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Linux says of processes, in {@code /proc}. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private ProcessTable() {}

  static boolean isThere() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  /** The processes, zombies among them, whose working folder or parent shows that they are ours. */
  static List<String> ofOurs(Path folder) {
    List<String> found = new ArrayList<>();
    long self = ProcessHandle.current().pid();
    try (Stream<Path> entries = Files.list(PROC)) {
      for (Path entry : entries.filter(path -> path.toString().matches("/proc/\\d+")).toList()) {
        try {
          String stat = Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1);
          String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
          boolean child = Long.parseLong(fields[1]) == self;
          // A zombie has no folder any more; init reaps those that are not our children.
          boolean here =
              !fields[0].equals("Z")
                  && Files.readSymbolicLink(entry.resolve("cwd"))
                      .toString()
                      .startsWith(folder.toString());
          if (child || here) {
            found.add(stat.strip());
          }
        } catch (IOException endedMeanwhile) {
          // then it is not left behind
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The descriptors that this process has open, but for the one that counts them. */
  static long descriptors() {
    try (Stream<Path> open = Files.list(PROC.resolve("self/fd"))) {
      return open.count() - 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of this process, but for Java's own that reap and end when idle, and the observer's. */
  static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("process reaper") && !name.startsWith("awaitility"))
        .sorted()
        .toList();
  }

  /** How many threads wait for the end of a process. */
  static long reapers() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .filter(frame -> frame.getMethodName().startsWith("waitForProcessExit"))
        .count();
  }
}
