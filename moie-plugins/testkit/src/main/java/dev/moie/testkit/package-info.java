/**
 * Tests of plugins, in the engine that will run them.
 *
 * <ul>
 *   <li>{@link dev.moie.testkit.MoieEngine} makes a workspace for each test, and runs jobs in it by
 *       the real heartbeat, plugin host, state file and log; only the clock is the test's.
 *   <li>{@link dev.moie.testkit.Beat}, {@link dev.moie.testkit.JobResult}, {@link
 *       dev.moie.testkit.PastRun} and {@link dev.moie.testkit.TestFile} are what a test looks at.
 *   <li>{@link dev.moie.testkit.PluginConformance} checks that a packed jar keeps the contract.
 * </ul>
 *
 * <p>The test kit brings the engine and its libraries along, and so belongs into the scope {@code
 * test}. The plugin under test does not see them: it is loaded from a jar, by the loader that hides
 * them.
 */
package dev.moie.testkit;
