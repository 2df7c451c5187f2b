package dev.moie.core.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can tell the engine to do about one job. */
public enum Command {
  /** Pending again, its attempts forgotten. */
  RESET,
  /** Pending again, because its verification does not hold any more. */
  REOPEN,
  /** Completed, by a person's word, if it has no verification. */
  COMPLETE,
  /** Left alone until it is unpaused. */
  PAUSE,
  /** No longer left alone. */
  UNPAUSE,
  /** What a policy has asked about it is approved. */
  APPROVE,
  /** What a policy has asked about it is denied. */
  DENY,
  /** Taken now. */
  RUN;

  /** As it is called on the command line and in the log. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Command> of(String text) {
    return Arrays.stream(values()).filter(command -> command.text().equals(text)).findFirst();
  }
}
