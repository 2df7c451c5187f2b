package dev.moie.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was done, durably: the truth of which the state file is a checkpoint. Due times and attempts
 * come from here, never from the state file.
 *
 * <p>Thread-safe. What a writing method has returned from is on the disk. Every method throws a
 * {@link LogException} if the log cannot be read or written.
 */
public interface ExecutionLog extends AutoCloseable {

  /** Where the log stands; empty if there is none yet. */
  Optional<LogPosition> position();

  /**
   * Writes a batch, all or nothing. Batches that several threads write at once share a commit.
   *
   * @return its transitions with their places, in order
   */
  List<Transition> write(LogBatch batch);

  /**
   * Writes the last of what is recorded of a job for now. Where the job was ordered by another
   * node, that one has its answer as soon as this is durable.
   *
   * @param answer for whoever ordered it, in which the transition has no place yet; made only if
   *     there is anybody
   */
  default List<Transition> writeLast(LogBatch batch, Supplier<String> answer) {
    return write(batch);
  }

  /** Notes that the state file holds every transition up to a place. */
  void saved(long seq);

  /**
   * Sees to it that places begin behind one that a state file claims to know: the log was put back
   * to an older one.
   */
  void skipTo(long seq);

  /** The transitions behind a place, in order. */
  List<Transition> transitionsAfter(long seq);

  /** The newest execution of a job among those of some kinds, whether it has ended or not. */
  Optional<Execution> newestOf(String job, Set<Execution.Kind> kinds);

  /** The newest execution of a job that its attempts are counted from, whether ended or not. */
  default Optional<Execution> newestOf(String job) {
    return newestOf(job, Execution.Kind.COUNTED);
  }

  /** The newest execution of a job in which a step of it ran. */
  default Optional<Execution> newestStepOf(String job) {
    return newestOf(job, Set.of(Execution.Kind.STEP));
  }

  /** What was started and has no end: a crash happened while it ran. Oldest first. */
  List<Execution> interrupted();

  /** Executions, newest first. */
  List<Execution> history(HistoryQuery query);

  /** Where whoever wants to hear only of what comes begins to follow. */
  LogMark now();

  /**
   * What others and this process have written since.
   *
   * @param limit at most so many of each kind; the mark says how far that goes
   */
  LogNews newsAfter(LogMark mark, int limit);

  /** One execution by its id, or by the beginning of it if that is unique. */
  Optional<Execution> execution(String id);

  /** The jobs that are paused. */
  List<Pause> paused();

  /** Pauses a job; one that is paused already stays as it is. */
  void pause(Pause pause);

  /** Lets a job go on. */
  void unpause(String job);

  /** The letter box of other commands. */
  Requests requests();

  /** What policies have asked people, and the answers. */
  Approvals approvals();

  /** What was told to people, and what is to be. */
  AlertLog alerts();

  /**
   * Forgets old executions, but never the newest of a job, nor one that has not ended.
   *
   * @param before those that began earlier
   * @param keep all but so many of the newest
   * @return how many were forgotten
   */
  int prune(Instant before, int keep);

  @Override
  void close();
}
