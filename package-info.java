/**
 * Reads plugin jars without running any of their code, and without judging them.
 *
 * <ul>
 *   <li>{@link dev.moie.core.plugin.scan.PluginScan}: looks through folders; opens only jars that have changed.
 *   <li>{@link dev.moie.core.plugin.scan.FoundFile}: what lies in a folder.
 *   <li>{@link dev.moie.core.plugin.scan.JarFacts}: what is known of a jar: manifest, index, hash.
 *   <li>{@link dev.moie.core.plugin.scan.TypesIndex}: the job types and listeners that a jar offers.
 * </ul>
 *
 * <p>Facts are kept apart from judgement, so that facts can be cached by the file's size and time, while a newer engine
 * judges the same facts anew.
 */
package dev.moie.core.plugin.scan;
