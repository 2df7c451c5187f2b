/**
 * The state file: what it says ({@link dev.moie.core.state.State}), where it lives ({@link
 * dev.moie.core.state.StateStore}) and what the engine may change in it ({@link
 * dev.moie.core.state.StateChange}).
 *
 * <p>Reading goes from bytes to {@link dev.moie.core.json.Located} values, from these to records
 * (StateReader, JobReader), and through the rules that hold between the records (StateRules).
 * Problems are collected, not thrown, so that people hear of all of them at once, each with a JSON
 * pointer and a line.
 */
package dev.moie.core.state;
