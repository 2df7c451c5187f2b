package dev.moie.app;

import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.moie.app.cli.CommandLineFactory;
import dev.moie.app.render.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The entry point of the program. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // The file descriptors themselves: System.out has guessed an encoding already.
    Terminal terminal =
        Terminal.of(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            System.getenv(),
            onTerminal());
    // Whoever else writes to the standard output, a plugin or a library, must not spoil --json.
    PrintStream others =
        new PrintStream(new KeptOpen(terminal.err()), true, StandardCharsets.UTF_8);
    System.setOut(others);
    System.setErr(others);
    ExitWatch exits = new ExitWatch();
    Interruption interruption = Interruption.ofThisThread(exits, terminal);
    int code =
        CommandLineFactory.create(
                Guice.createInjector(Stage.DEVELOPMENT, new AppModule(terminal, exits)), terminal)
            .execute(arguments);
    flush(terminal.out());
    flush(terminal.err());
    interruption.done();
    System.exit(code);
  }

  /** The launcher knows; without it, a Java from 22 on may take a pipe for a console. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    String told = System.getProperty("moie.terminal", "");
    return told.isEmpty() ? System.console() != null : Boolean.parseBoolean(told);
  }

  private static void flush(PrintStream stream) {
    stream.flush();
  }
}
