package dev.moie.app;

import dev.moie.app.archive.ArchiveMaker;
import dev.moie.app.archive.ClassArchive;
import dev.moie.app.archive.Training;
import dev.moie.app.logging.LateLogging;
import dev.moie.app.logging.MaskedOutput;
import dev.moie.app.render.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** The entry point of the program. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    LateLogging.choose();
    // The file descriptors themselves: System.out has guessed an encoding already.
    Terminal terminal =
        Terminal.of(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            System.getenv(),
            onTerminal());
    // Whoever else writes to the standard output, a plugin or a library, must not spoil --json.
    MaskedOutput printed = new MaskedOutput(terminal.err());
    ExitWatch exits = new ExitWatch();
    PrintStream others = new KeptOpen(printed, exits);
    System.setOut(others);
    System.setErr(others);
    Interruption interruption = Interruption.ofThisThread(exits, terminal);
    Program program = new Program(terminal, Surroundings.ofThisProcess(), exits);
    int code = run(program, arguments, terminal);
    finish(printed);
    interruption.done();
    System.exit(code);
  }

  private static void finish(MaskedOutput printed) {
    try {
      printed.finish();
    } catch (IOException e) {
      // Nobody reads it any more.
    }
  }

  private static int run(Program program, String[] arguments, Terminal terminal) {
    Optional<Training> training = Training.ofThisProcess();
    if (training.isPresent()) {
      training.get().run(program.unheard()::run, terminal);
      return ExitCode.OK;
    }
    int code = program.run(arguments);
    terminal.out().flush();
    terminal.err().flush();
    Optional<ClassArchive> archive = ClassArchive.ofThisProcess();
    if (archive.isPresent() && code <= ExitCode.PROBLEM && program.repays(arguments)) {
      try {
        new ArchiveMaker(archive.get(), terminal).makeIfWanted(program.isQuiet(arguments));
      } catch (InterruptedException e) {
        // The command's work is done and told; its exit code stays.
      }
    }
    return code;
  }

  /** The launcher knows; without it, a Java from 22 on may take a pipe for a console. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    String told = System.getProperty("moie.terminal", "");
    return told.isEmpty() ? System.console() != null : Boolean.parseBoolean(told);
  }
}
