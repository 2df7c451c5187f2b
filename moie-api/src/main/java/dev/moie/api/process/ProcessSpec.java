package dev.moie.api.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A program to run. Immutable; made by {@link #shell} or {@link #program}. */
public final class ProcessSpec {
  /** How long a program may run if nothing else is said: ten minutes. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  /** How much a program may get to read. Since API 0.1.1. */
  public static final int MAX_INPUT = 32_768;

  private final List<String> command;
  private final Optional<Path> directory;
  private final Map<String, String> environment;
  private final Duration timeout;
  private final String input;

  private ProcessSpec(
      List<String> command,
      Optional<Path> directory,
      Map<String, String> environment,
      Duration timeout,
      String input) {
    this.command = List.copyOf(command);
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    this.input = Objects.requireNonNull(input, "input");
  }

  /**
   * A command line for {@code /bin/sh -c}.
   *
   * @param commandLine the command line
   * @return what to run
   */
  public static ProcessSpec shell(String commandLine) {
    return new ProcessSpec(
        List.of("/bin/sh", "-c", commandLine), Optional.empty(), Map.of(), DEFAULT_TIMEOUT, "");
  }

  /**
   * A program with its arguments, without a shell.
   *
   * @param command the program, looked up in {@code PATH} unless it has a slash, and its arguments;
   *     not empty
   * @return what to run
   */
  public static ProcessSpec program(List<String> command) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a program to run has at least a name");
    }
    return new ProcessSpec(command, Optional.empty(), Map.of(), DEFAULT_TIMEOUT, "");
  }

  /**
   * The same program in another folder.
   *
   * @param folder the folder; the workspace by default
   * @return a new specification
   */
  public ProcessSpec in(Path folder) {
    return new ProcessSpec(command, Optional.of(folder), environment, timeout, input);
  }

  /**
   * The same program with more environment variables than the engine's own.
   *
   * @param variables the variables to add or replace
   * @return a new specification
   */
  public ProcessSpec withEnvironment(Map<String, String> variables) {
    return new ProcessSpec(command, directory, variables, timeout, input);
  }

  /**
   * The same program with another time limit.
   *
   * @param limit how long it may run; {@link #DEFAULT_TIMEOUT} by default
   * @return a new specification
   */
  public ProcessSpec withTimeout(Duration limit) {
    return new ProcessSpec(command, directory, environment, limit, input);
  }

  /**
   * The same program with something to read on its standard input. Since API 0.1.1.
   *
   * @param text what it reads, in UTF-8; at most {@link #MAX_INPUT} characters. Nothing by default
   * @return a new specification
   */
  public ProcessSpec withInput(String text) {
    if (text.length() > MAX_INPUT) {
      throw new IllegalArgumentException(
          "a program gets at most " + MAX_INPUT + " characters to read; write a file for more");
    }
    return new ProcessSpec(command, directory, environment, timeout, text);
  }

  /**
   * The program and its arguments.
   *
   * @return the command
   */
  public List<String> command() {
    return command;
  }

  /**
   * The folder to run in.
   *
   * @return the folder; the workspace if empty
   */
  public Optional<Path> directory() {
    return directory;
  }

  /**
   * The variables added to the engine's environment.
   *
   * @return the variables
   */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * How long the program may run.
   *
   * @return the limit
   */
  public Duration timeout() {
    return timeout;
  }

  /**
   * What the program reads on its standard input. Since API 0.1.1.
   *
   * @return the text; empty if there is nothing to read
   */
  public String input() {
    return input;
  }
}
