package dev.moie.core.plugin;

import dev.moie.api.command.CommandIo;
import dev.moie.api.files.WorkspaceFiles;
import java.io.PrintStream;

/**
 * Where a plugin's command writes, and what the program was asked for.
 *
 * @param out for results; masks secrets
 * @param err for the rest; masks secrets
 * @param json whether a program reads the results
 * @param colour whether colours are seen
 */
public record CommandStreams(PrintStream out, PrintStream err, boolean json, boolean colour) {

  /** The same as one plugin gets it. */
  CommandIo with(WorkspaceFiles files) {
    return new Io(out, err, json, colour, files);
  }

  private record Io(
      PrintStream out, PrintStream err, boolean json, boolean colour, WorkspaceFiles files)
      implements CommandIo {}
}
