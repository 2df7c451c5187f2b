package dev.moie.app;

import dev.moie.app.cli.PlainHeartbeat;
import dev.moie.app.render.Terminal;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * The program: runs command lines, any number of them.
 *
 * @param terminal where output goes
 * @param surroundings what the process was started in
 * @param exits watches who ends the process
 */
record Program(Terminal terminal, Surroundings surroundings, ExitWatch exits) {
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
        surroundings,
        exits);
  }

  /**
   * Runs a command line.
   *
   * @return the exit code
   */
  int run(String... words) {
    Optional<PlainHeartbeat> heartbeat = PlainHeartbeat.recognise(words);
    return heartbeat.isPresent()
        ? heartbeat.get().run(surroundings, terminal, exits)
        : AppModule.execute(words, terminal, surroundings, exits);
  }

  /** Whether after such a command line it is time to make the next starts faster. */
  boolean repays(String... words) {
    return anyOf(words, REPEATED);
  }

  /** Whether a command line asks for no more than errors. */
  boolean isQuiet(String... words) {
    return anyOf(words, QUIET);
  }

  private static boolean anyOf(String[] words, Set<String> some) {
    for (String word : words) {
      if (some.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
