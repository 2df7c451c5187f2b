package dev.moie.api.policy;

import dev.moie.api.Experimental;
import org.pf4j.ExtensionPoint;

/**
 * Decides whether an action may run. Asked before every attempt of every action, on behalf of
 * whoever started it, and never before a verification: looking is free. The action runs only if all
 * policies of all plugins allow it.
 *
 * <p>Annotate the class with PF4J's {@code @Extension}. An instance is made for each question, on a
 * thread of the plugin's own. It has ten seconds to answer, and must change nothing: dry runs ask
 * too. A policy that throws, answers {@code null} or takes too long has not allowed anything, so
 * the action does not run; nor does it while the plugin is quarantined or refused.
 *
 * <p>Since API 0.1.1.
 */
@Experimental
public interface Policy extends ExtensionPoint {

  /**
   * Decides about one attempt of one action.
   *
   * @param request what is to be run
   * @return the decision
   * @throws Exception whatever goes wrong, with its message as the reason; the action does not run
   */
  Decision decide(ActionRequest request) throws Exception;
}
