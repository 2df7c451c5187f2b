/**
 * What is to be done about cyclic jobs, and how they do.
 *
 * <ul>
 *   <li>{@link dev.moie.core.cyclic.CyclicPlan} says of a job whether it is due now, or when; both
 *       the one-shot heartbeat and a daemon go by it
 *   <li>{@link dev.moie.core.cyclic.Turn} is its answer
 *   <li>{@link dev.moie.core.cyclic.CyclicReport} tells how they do, without the lock
 *   <li>{@link dev.moie.core.cyclic.Examiner} makes a {@link dev.moie.core.cyclic.JobHealth} of
 *       each: for that report, and for {@code health.json}
 * </ul>
 */
package dev.moie.core.cyclic;
