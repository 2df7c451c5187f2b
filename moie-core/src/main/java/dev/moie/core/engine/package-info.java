/**
 * The phase engine. Read {@link dev.moie.core.engine.Heartbeat} first: one beat is a {@link
 * dev.moie.core.engine.Beat}, which walks the phases, takes their jobs ({@link
 * dev.moie.core.engine.JobTaker}) and asks {@link dev.moie.core.engine.PhaseRules} what becomes of
 * the phase.
 *
 * <p>A job is taken by {@link dev.moie.core.engine.LiveJobs}: verify, run, verify. A simulation is
 * the same walk with {@link dev.moie.core.engine.PlannedJobs} and a state in memory.
 */
package dev.moie.core.engine;
