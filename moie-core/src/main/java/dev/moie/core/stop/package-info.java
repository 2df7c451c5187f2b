/**
 * The kill switch of a workspace: {@link dev.moie.core.stop.KillSwitch} is a file that is there or
 * not, and {@link dev.moie.core.stop.Torsions} counts what plugins report to it.
 */
package dev.moie.core.stop;
