package dev.moie.core.log;

import java.util.List;
import java.util.Optional;

/**
 * What was done, durably. Due times and attempts come from here, never from the state file.
 *
 * <p>Thread-safe. What a method has returned from is on the disk. Every method throws a {@link
 * LogException} if the log cannot be read or written.
 */
public interface ExecutionLog extends AutoCloseable {

  /** Records that something begins. */
  void started(Execution execution);

  /** Records the end of something that was {@linkplain #started started}. */
  void ended(Execution execution);

  /** Records things that began and ended, in one transaction. */
  void record(List<Execution> executions);

  /** The newest execution of a job, whether it has ended or not. */
  Optional<Execution> newestOf(String job);

  /** What was started and has no end: a crash happened while it ran. Oldest first. */
  List<Execution> interrupted();

  @Override
  void close();
}
