package dev.moie.core.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a process was started, as text that is equal for the same process only: ids are used again.
 *
 * <p>On Linux the boot and the kernel's clock ticks since then, for what Java makes of them moves
 * when the wall clock is set.
 */
public final class ProcessStart {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Counted behind the name, which may hold blanks and brackets: proc(5), fields 3 and 22. */
  private static final int STATE = 0;

  private static final int START = 19;

  private ProcessStart() {}

  /** When a process of this machine was started; empty if it does not run, or nobody knows. */
  public static Optional<String> of(long pid) {
    return Files.isReadable(BOOT) ? onLinux(pid) : elsewhere(pid);
  }

  private static Optional<String> onLinux(long pid) {
    try {
      String stat =
          Files.readString(
              Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      // A zombie is dead, whether or not its parent has noticed.
      boolean dead = fields[STATE].equals("Z") || fields[STATE].equals("X");
      return dead
          ? Optional.empty()
          : Optional.of(Files.readString(BOOT).strip() + "/" + fields[START]);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Optional<String> elsewhere(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(Object::toString);
  }
}
