/** The one place that writes files: as a whole and atomically, or appending. */
package dev.moie.core.io;
