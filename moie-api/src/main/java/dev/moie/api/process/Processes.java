package dev.moie.api.process;

/**
 * Starts programs, waits for them, and leaves none behind.
 *
 * <p>A program runs in a process group of its own, with nothing to read on its standard input
 * unless its specification says what. Its output and errors are read together, and only their end
 * is kept, so a flood costs no memory. When its time is over, or the calling thread is interrupted,
 * the whole group is killed and reaped. A program that makes itself a daemon in another session
 * escapes that.
 *
 * <p>Thread-safe. Injected by the engine.
 */
public interface Processes {

  /**
   * Runs a program to its end.
   *
   * @param program what to run, where and for how long
   * @return what came of it; a program that could not be started is a result, not an exception
   * @throws InterruptedException if the calling thread was interrupted; the group is dead by then
   */
  ProcessResult run(ProcessSpec program) throws InterruptedException;
}
