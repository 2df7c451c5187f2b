/**
 * Running programs. {@link dev.moie.api.process.Processes} is handed to constructors annotated with
 * {@code @Inject}; it is the one place that starts processes, so that none outlives its job.
 */
package dev.moie.api.process;
