/** When cyclic jobs are due. */
package dev.moie.core.schedule;
