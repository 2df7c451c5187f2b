package dev.moie.core.process;

import dev.moie.core.process.launcher.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Process groups, which Java does not know: a {@link Launcher} of our own, else {@code setsid}
 * (util-linux), makes the program the leader of a session and a group of its own before it becomes
 * the program, in the same process, so the group's id is the process's id.
 *
 * <p>Where there is neither, as on macOS, the program stays in our group, and only what Java sees
 * as its descendants is killed.
 */
final class ProcessGroup implements AutoCloseable {
  private final Optional<Path> cache;
  private final Optional<String> setsid;
  private final GroupSignals signals = new GroupSignals();
  private Optional<Launcher> launcher = Optional.empty();
  private boolean looked;
  private volatile boolean grouping;

  /**
   * Process groups.
   *
   * @param cache where the launcher lies; it is looked at when the first program is started
   */
  ProcessGroup(Optional<Path> cache) {
    this.cache = cache;
    this.setsid = find("setsid");
    this.grouping = setsid.isPresent();
  }

  private static Optional<String> find(String name) {
    return List.of("/usr/bin/", "/bin/").stream()
        .map(folder -> folder + name)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }

  /**
   * Starts a program in a group of its own.
   *
   * @param builder everything but the command
   * @param program the file to execute, as seen from the folder that it is going to run in
   * @param command its name, and the arguments
   */
  Process start(ProcessBuilder builder, String program, List<String> command) throws IOException {
    Optional<Launcher> own = launcher();
    if (own.isEmpty()) {
      return EngineThreads.start(builder.command(leading(command)));
    }
    try {
      return EngineThreads.start(builder.command(own.get().leading(program, command)));
    } catch (IOException notExecuted) {
      Process process = EngineThreads.start(builder.command(leading(command)));
      // So it was the launcher's fault: it is gone, or may not be executed any more.
      forgetLauncher();
      return process;
    }
  }

  private synchronized Optional<Launcher> launcher() {
    if (!looked) {
      looked = true;
      launcher = cache.isPresent() ? Launcher.in(cache.get()) : Optional.empty();
      grouping |= launcher.isPresent();
    }
    return launcher;
  }

  private synchronized void forgetLauncher() {
    launcher = Optional.empty();
  }

  /** The command that runs another in a group of its own, as far as the system has one. */
  private List<String> leading(List<String> command) {
    if (setsid.isEmpty()) {
      return command;
    }
    // util-linux takes "--"; it ends setsid's own options, so that a program's name may begin with
    // a hyphen.
    List<String> leading = new ArrayList<>(List.of(setsid.get(), "--"));
    leading.addAll(command);
    return leading;
  }

  /** A program is about to run. */
  void prepare() {
    launcher();
    if (grouping) {
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
    return grouping && signals.send(signal, leader.pid());
  }

  @Override
  public void close() {
    signals.close();
  }
}
