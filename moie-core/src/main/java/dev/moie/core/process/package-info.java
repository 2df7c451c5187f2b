/** The one place that starts processes. */
package dev.moie.core.process;
