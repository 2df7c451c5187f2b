/**
 * {@code plugins.lock}: which bytes of which plugin people have agreed to.
 *
 * <ul>
 *   <li>{@link dev.moie.core.plugin.lock.PluginsLock}: the entries
 *   <li>{@link dev.moie.core.plugin.lock.LockReader}, {@link dev.moie.core.plugin.lock.LockWriter}:
 *       the file
 *   <li>{@link dev.moie.core.plugin.lock.LockDifference}: where two of them disagree
 * </ul>
 */
package dev.moie.core.plugin.lock;
