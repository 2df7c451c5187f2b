package dev.moie.core.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Process groups, which Java does not know: {@code setsid} (util-linux) makes the program the
 * leader of a session and a group of its own before it becomes the program, in the same process, so
 * the group's id is the process's id.
 *
 * <p>Where there is no {@code setsid}, as on macOS, the program stays in our group, and only what
 * Java sees as its descendants is killed.
 */
final class ProcessGroup implements AutoCloseable {
  private final Optional<String> setsid;
  private final GroupSignals signals = new GroupSignals();

  ProcessGroup() {
    this.setsid = find("setsid");
  }

  private static Optional<String> find(String name) {
    return List.of("/usr/bin/", "/bin/").stream()
        .map(folder -> folder + name)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }

  /** The command that runs another in a group of its own. */
  List<String> leading(List<String> command) {
    if (setsid.isEmpty()) {
      return command;
    }
    List<String> leading = new ArrayList<>(List.of(setsid.get(), "--"));
    // util-linux takes "--"; it ends setsid's own options, so that a program's name may begin with
    // a hyphen.
    leading.addAll(command);
    return leading;
  }

  /** A program is about to run. */
  void prepare() {
    if (setsid.isPresent()) {
      signals.prepare();
    }
  }

  /**
   * Whether anybody is left in the group of a program that has ended.
   *
   * <p>Its id cannot have been given to another process while that is so; and after that the kernel
   * hands out all other ids before it comes back to this one.
   */
  boolean hasMembers(Process ended) {
    return signal(ended, "0");
  }

  /** Asks all of a process's group to end. */
  void terminate(Process leader) {
    if (!signal(leader, "TERM")) {
      leader.toHandle().destroy();
    }
  }

  /**
   * Ends all of a process's group, and what it has started besides. Its output stays readable,
   * which {@link Process#destroyForcibly} would close.
   */
  void kill(Process leader, List<ProcessHandle> descendants) {
    signal(leader, "KILL");
    descendants.forEach(ProcessHandle::destroyForcibly);
    leader.toHandle().destroyForcibly();
  }

  private boolean signal(Process leader, String signal) {
    return setsid.isPresent() && signals.send(signal, leader.pid());
  }

  @Override
  public void close() {
    signals.close();
  }
}
