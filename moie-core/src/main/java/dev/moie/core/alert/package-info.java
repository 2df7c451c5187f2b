/**
 * What people are told, and that they are: what is wrong is written down once, told, repeated and
 * called off.
 *
 * <ul>
 *   <li>{@link dev.moie.core.alert.Trouble}: something that is wrong as somebody sees it.
 *   <li>{@link dev.moie.core.alert.AlertBook}: when an alert begins, is repeated and ends.
 *   <li>{@link dev.moie.core.alert.Courier}: delivers what is due, each channel by itself.
 *   <li>{@link dev.moie.core.alert.Channels}: the port behind which plugins deliver.
 *   <li>{@link dev.moie.core.alert.EngineEars}: hears from the engine what is wrong with jobs.
 *   <li>{@link dev.moie.core.alert.Alerts}: all of it for one workspace.
 * </ul>
 */
package dev.moie.core.alert;
