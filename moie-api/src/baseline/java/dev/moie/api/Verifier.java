package dev.moie.api;

import org.pf4j.ExtensionPoint;

/**
 * Answers whether the thing that a job is about holds.
 *
 * <p>A verifier must be read-only: it is called before an action, after it, in every later
 * heartbeat while the job is open, and in dry runs. Its answer, not the recorded status, is the
 * truth.
 *
 * <p>The engine makes a new instance for each call, by the constructor annotated with {@code
 * jakarta.inject.Inject} or else by the one without parameters, and calls it on a thread of the
 * plugin's own, with the plugin's class loader as context class loader. The call is interrupted
 * when the job's timeout ends (default ten minutes).
 *
 * @param <C> a record that the job's {@code with} is bound to; {@link NoConfig} if there is nothing
 *     to configure
 */
public interface Verifier<C> extends ExtensionPoint {

  /**
   * Looks whether it holds.
   *
   * @param config the job's {@code with}, complete and checked
   * @param job the job and the services of the engine
   * @return the answer
   * @throws Exception anything thrown counts as {@link Verification#inconclusive inconclusive},
   *     with the exception's message as the reason
   */
  Verification verify(C config, JobContext job) throws Exception;
}
