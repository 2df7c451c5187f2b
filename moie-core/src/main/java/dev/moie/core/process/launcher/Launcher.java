package dev.moie.core.process.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a program the leader of a session and of a process group of its own, before it becomes that
 * program in the same process.
 *
 * @param file where it lies
 */
public record Launcher(Path file) {

  /**
   * The launcher in a folder, put there if it is not there yet.
   *
   * @param cache a folder of this user's, below another one of theirs; made if need be
   * @return empty if there is none for this machine, or if the folder cannot be relied on: because
   *     others may write to it, or files in it cannot be executed
   */
  public static Optional<Launcher> in(Path cache) {
    // Without lambdas, as all of this is: each is code that Java would have to make at every start.
    Optional<Machine> machine = Machine.here();
    return machine.isPresent() ? in(cache, machine.get().program()) : Optional.empty();
  }

  static Optional<Launcher> in(Path cache, byte[] program) {
    LauncherFile file = new LauncherFile(cache, program);
    return file.isReady() ? Optional.of(new Launcher(file.path())) : Optional.empty();
  }

  /**
   * The command that runs another in a group of its own.
   *
   * @param program the file to execute, as seen from the folder that it is going to run in
   * @param command its name, and the arguments
   */
  public List<String> leading(String program, List<String> command) {
    List<String> leading = new ArrayList<>(command.size() + 2);
    leading.add(file.toString());
    leading.add(program);
    leading.addAll(command);
    return leading;
  }
}
