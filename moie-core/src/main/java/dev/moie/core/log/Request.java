package dev.moie.core.log;

import java.time.Instant;
import java.util.Map;

/**
 * What a command asks of the engine that holds the workspace.
 *
 * @param id unique, and sorts by time
 * @param command the command's name, such as {@code reset}
 * @param job the id of the job that it is about
 * @param arguments what else it says
 * @param by who asks
 * @param at when
 * @param until how long it waits for an answer; later, nothing is to be done
 */
public record Request(
    String id,
    String command,
    String job,
    Map<String, String> arguments,
    String by,
    Instant at,
    Instant until) {

  public Request {
    arguments = Map.copyOf(arguments);
  }

  /**
   * What came of it.
   *
   * @param exit the exit code for the command that asked
   * @param text one line for people
   */
  public record Answer(int exit, String text) {}
}
