package dev.moie.app.cli;

import dev.moie.app.ExitWatch;
import dev.moie.app.Failure;
import dev.moie.app.Surroundings;
import dev.moie.app.logging.LateLogging;
import dev.moie.app.render.Terminal;
import java.time.Clock;
import java.util.Optional;

/**
 * The heartbeat as crontabs write it, recognised without picocli and put together without Guice:
 * loading these takes longer than the beat. Only the plainest spellings are recognised; everything
 * else, and everything wrong, is left to picocli, which would understand these the same.
 *
 * @param options the options that every command takes
 * @param singleStep whether to stop after one transition
 */
public record PlainHeartbeat(GlobalOptions options, boolean singleStep) {

  /** Recognises a command line; empty if it is for picocli. */
  public static Optional<PlainHeartbeat> recognise(String[] words) {
    GlobalOptions options = new GlobalOptions();
    boolean command = false;
    boolean singleStep = false;
    for (int i = 0; i < words.length; i++) {
      boolean fresh;
      switch (words[i]) {
        case "heartbeat" -> {
          fresh = !command;
          command = true;
        }
        case "--single-step" -> {
          fresh = command && !singleStep;
          singleStep = true;
        }
        case "--json" -> fresh = options.setJson();
        case "-v", "--verbose" -> fresh = options.setVerbose();
        case "-q", "--quiet" -> fresh = options.setQuiet();
        case "--home" -> {
          i++;
          fresh = i < words.length && isPath(words[i]) && options.setHome(words[i]);
        }
        default -> fresh = false;
      }
      if (!fresh) {
        return Optional.empty();
      }
    }
    return command ? Optional.of(new PlainHeartbeat(options, singleStep)) : Optional.empty();
  }

  /** Nothing that could be anything else than a path. */
  private static boolean isPath(String word) {
    return word.contains("/") && !word.startsWith("-") && !word.startsWith("@");
  }

  /** Runs it, as picocli would. */
  public int run(Surroundings surroundings, Terminal terminal, ExitWatch exits) {
    LateLogging.level(options.verbose(), options.quiet());
    Sessions sessions = new Sessions(options, surroundings, terminal, exits, Clock.systemUTC());
    try {
      return new HeartbeatCommand(options, sessions, terminal, singleStep).call();
    } catch (Exception e) {
      return Failure.tell(e, terminal, options.verbose());
    }
  }
}
