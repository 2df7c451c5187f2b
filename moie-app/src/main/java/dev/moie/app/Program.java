package dev.moie.app;

import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.moie.app.cli.CommandLineFactory;
import dev.moie.app.render.Terminal;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/**
 * The program: runs command lines, any number of them.
 *
 * @param terminal where output goes
 * @param surroundings what the process was started in
 */
record Program(Terminal terminal, Surroundings surroundings) {
  /** The commands that come again and again, or begin it. */
  private static final Set<String> REPEATED = Set.of("heartbeat", "init", "demo");

  private static final Set<String> QUIET = Set.of("-q", "--quiet");

  /** The same, with nobody to hear it. */
  Program unheard() {
    return new Program(
        Terminal.of(
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            surroundings.environment(),
            false),
        surroundings);
  }

  /**
   * Runs a command line.
   *
   * @return the exit code
   */
  int run(String... words) {
    return CommandLineFactory.run(
        words,
        terminal,
        surroundings,
        () -> Guice.createInjector(Stage.DEVELOPMENT, new AppModule(terminal, surroundings)));
  }

  /** Whether after such a command line it is time to make the next starts faster. */
  boolean repays(String... words) {
    return List.of(words).stream().anyMatch(REPEATED::contains);
  }

  /** Whether a command line asks for no more than errors. */
  boolean isQuiet(String... words) {
    return List.of(words).stream().anyMatch(QUIET::contains);
  }
}
