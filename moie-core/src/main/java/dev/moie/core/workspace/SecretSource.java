package dev.moie.core.workspace;

import java.time.Duration;
import java.util.List;

/** Where the value of a secret is read from, as {@code secrets} in {@code moie.yaml} says. */
public sealed interface SecretSource {

  /**
   * {@code env}: an environment variable of the engine's process.
   *
   * @param variable its name
   */
  record Variable(String variable) implements SecretSource {}

  /**
   * {@code file}: a file that only its owner may read.
   *
   * @param path its path; relative ones are taken from the workspace's folder, {@code ~/} from the
   *     user's
   */
  record File(String path) implements SecretSource {}

  /**
   * {@code command}: a program that prints it.
   *
   * @param command the program and its arguments, without a shell
   * @param timeout how long it may run
   */
  record Program(List<String> command, Duration timeout) implements SecretSource {
    /** How long a program may run if nothing else is said. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    public Program {
      command = List.copyOf(command);
    }
  }
}
