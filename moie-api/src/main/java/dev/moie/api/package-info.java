/**
 * The contract between MOIE's engine and its plugins.
 *
 * <p>In the order in which a newcomer needs them:
 *
 * <ul>
 *   <li>{@link dev.moie.api.Verifier}: answers "does it hold?", and changes nothing.
 *   <li>{@link dev.moie.api.Action}: makes it hold.
 *   <li>{@link dev.moie.api.JobType}: binds either of them to the name that a state file uses.
 *   <li>{@link dev.moie.api.JobContext}: what a running job may ask of the engine.
 *   <li>{@link dev.moie.api.Verification} and {@link dev.moie.api.ActionResult}: the answers.
 *   <li>{@link dev.moie.api.secret.Secrets}: keys and passwords, by name.
 *   <li>{@link dev.moie.api.command.PluginCommand}: adds a command to the program.
 *   <li>{@link dev.moie.api.EngineListener}: hears what the engine did.
 *   <li>{@link dev.moie.api.alert.Notifier}: delivers alerts to a channel.
 *   <li>{@link dev.moie.api.policy.Policy}: decides whether an action may run.
 * </ul>
 *
 * <p>A plugin is one jar with a {@code Plugin-Id} and a {@code Plugin-Version} in its manifest. The
 * annotation processor in this artifact writes the index that the engine reads, {@code
 * META-INF/moie/types.json}, so that no plugin code runs before one of its jobs is due.
 *
 * <p>No method of this API takes or returns {@code null}; what may be absent is an {@link
 * java.util.Optional}.
 */
package dev.moie.api;
