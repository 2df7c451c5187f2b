package dev.moie.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The letter box between a command and the engine that holds the workspace. Thread-safe. */
public interface Requests {

  /** Puts a request in. */
  void ask(Request request);

  /** What was asked and not answered yet, oldest first. */
  List<Request> open();

  /**
   * Claims one before it is done, so that its asker cannot take it back any more.
   *
   * @return false if it has been taken back, or was claimed before
   */
  boolean claim(Request request, Instant now);

  /** Answers one. */
  void answer(Request request, Request.Answer answer, Instant now);

  /** The answer to one, if it has come. */
  Optional<Request.Answer> answerTo(String id);

  /**
   * Takes a request back, so that nobody serves it once its asker has gone.
   *
   * @return false if it has been claimed or answered meanwhile
   */
  boolean withdraw(String id);
}
