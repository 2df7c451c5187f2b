package dev.moie.core.log;

import java.util.List;

/**
 * What policies have asked people, and the answers, durably.
 *
 * <p>Thread-safe. Every method throws a {@link LogException} if the log cannot be read or written.
 */
public interface Approvals {

  /** Everything that was asked about a job, the newest first. */
  List<Approval> of(String job);

  /** Writes down a question. */
  void ask(Approval question);

  /**
   * Writes down an answer in the place of the one before.
   *
   * @return false if the question is not there, or its approval is used up; then nothing is written
   */
  boolean answer(Approval question, Approval.Answer answer);

  /**
   * Uses an approval for an execution.
   *
   * @param approval as it was read
   * @param execution the execution's id
   * @return false if it was used or answered otherwise meanwhile; then nothing is written
   */
  boolean use(Approval approval, String execution);
}
