package dev.moie.api.command;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * Adds {@code moie <name> …} to the program. The class is annotated with {@link CommandName}, which
 * also declares its options: help, completion and the check of the command line need no code of the
 * plugin.
 *
 * <p>An instance is made for each run; its constructor is injected as that of a job type is. The
 * call has a thread of its own and no time limit; Ctrl-C interrupts it. Since API 0.1.1.
 */
public interface PluginCommand extends ExtensionPoint {

  /**
   * Runs the command.
   *
   * @param arguments the words behind the command's name as they were written, without the options
   *     that every command of the program has; they fit the declared options
   * @param io where to write, and what the program was asked for
   * @return the program's exit code: 0 for success, 1 to 125 otherwise
   * @throws Exception anything thrown is told in one line, and the exit code is 1
   */
  int run(List<String> arguments, CommandIo io) throws Exception;
}
