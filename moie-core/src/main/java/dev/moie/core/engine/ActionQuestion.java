package dev.moie.core.engine;

import dev.moie.api.policy.Trigger;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;

/**
 * What policies are asked about.
 *
 * @param phase the job's phase
 * @param job the job, which has an action that nothing stands in the way of
 * @param trigger what starts it
 * @param attempt counted from 1
 */
public record ActionQuestion(Phase phase, Job job, Trigger trigger, int attempt) {}
