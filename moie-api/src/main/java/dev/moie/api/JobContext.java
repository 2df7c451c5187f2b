package dev.moie.api;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;

/**
 * What a running job may ask of the engine. Valid during the call that it was handed to; its
 * methods may be called from any thread of the plugin.
 *
 * <p>Implemented by the engine, and by test kits, only: methods are added to it in later versions,
 * with a default.
 */
public interface JobContext {

  /**
   * The job that is taken.
   *
   * @return the job
   */
  JobInfo job();

  /**
   * The phase that the job stands in.
   *
   * @return the phase
   */
  PhaseInfo phase();

  /**
   * Which attempt of the action this is, counted from 1 and kept across heartbeats.
   *
   * @return the attempt; 0 while verifying before any action
   */
  int attempt();

  /**
   * The files that this plugin may touch.
   *
   * @return the workspace's files
   */
  WorkspaceFiles files();

  /**
   * The engine's clock, in the workspace's time zone.
   *
   * @return the clock; a test sets it
   */
  Clock clock();

  /**
   * A logger whose lines name the job.
   *
   * @return the logger
   */
  Logger log();

  /**
   * The workspace's secrets, by name. Since API 0.1.1.
   *
   * @return the secrets; none, unless the engine or the test kit offers some
   */
  default Secrets secrets() {
    return Secrets.none();
  }

  /**
   * Tells people how far the job is. Cheap; may be called often.
   *
   * @param message one line
   */
  void progress(String message);

  /**
   * Tells people of something that should not wait until they look: a line in the log, and {@link
   * EngineListener#alertRaised} for whatever passes it on. Sent after the action has ended,
   * whatever came of it, unless the engine is stopping; at most fifty of a call. Does nothing while
   * verifying. Since API 0.1.1.
   *
   * @param subject what it is about, in a word that listeners can filter by, such as {@code
   *     arxiv/candidate}; at most 100 characters are kept
   * @param message one line for people; at most 1000 characters are kept
   */
  @Experimental
  default void alert(String subject, String message) {}

  /**
   * Reports that something has gone out of shape, so that going on may do harm: the workspace's
   * kill switch counts these. One critical event drains and stops the workspace, three of any
   * severity within five minutes stop it at once; the numbers are settings. Nothing is started from
   * then on, until a person says {@code moie resume}. Takes effect while the call goes on; in a dry
   * run it does nothing. At most twenty of a call are taken. Since API 0.1.1.
   *
   * @param severity how bad it is
   * @param reason one line for people; at most 1000 characters are kept
   */
  default void raiseTorsion(TorsionSeverity severity, String reason) {}

  /**
   * A number that grows each time the job passes to another node of a cluster. Whatever outside is
   * changed by the job can keep the greatest number that it has seen, and refuse a smaller one:
   * that comes from a node that was cut off and does not know yet that another has the job. Since
   * API 0.1.1.
   *
   * @return the fencing token; empty in a workspace on one machine, where nobody else can have the
   *     job
   */
  @Experimental
  default OptionalLong fencingToken() {
    return OptionalLong.empty();
  }

  /**
   * Whether the job is still this node's to do. Ask it right before an effect that must not happen
   * twice, and make that effect in one step: a node that was stopped for a while, or cut off from
   * the database, may have lost the job to another meanwhile. Looks anew each time, which may take
   * as long as a query of a database. Since API 0.1.1.
   *
   * @return false if another node may have the job; always true in a workspace on one machine
   */
  @Experimental
  default boolean stillOwner() {
    return true;
  }

  /**
   * How long this call may still take: the job's {@code timeout} (default ten minutes), less what
   * has passed.
   *
   * @return the time left; zero when it is over
   */
  Duration remaining();

  /**
   * Whether the call should end early: its time is over, or the engine is stopping. The thread of
   * the call is interrupted too.
   *
   * @return true if the call should return as soon as it can
   */
  boolean isCancelled();
}
