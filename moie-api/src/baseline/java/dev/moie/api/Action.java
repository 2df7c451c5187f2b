package dev.moie.api;

import org.pf4j.ExtensionPoint;

/**
 * Does what a job asks for.
 *
 * <p>An action runs only while the job's verification does not hold, and the verification after it
 * decides whether the job is done: the result of the action alone decides only for cyclic jobs
 * without a verification. After a crash an action may run again, so it is idempotent, or guarded by
 * its verification.
 *
 * <p>Instances and threads: as for {@link Verifier}.
 *
 * @param <C> a record that the job's {@code with} is bound to; {@link NoConfig} if there is nothing
 *     to configure
 */
public interface Action<C> extends ExtensionPoint {

  /**
   * Acts.
   *
   * @param config the job's {@code with}, complete and checked
   * @param job the job and the services of the engine
   * @return what came of it
   * @throws Exception anything thrown counts as {@link ActionResult#failed failed}, with the
   *     exception's message as the reason; {@link InterruptedException} is what a timeout or a
   *     stopping engine looks like
   */
  ActionResult run(C config, JobContext job) throws Exception;
}
