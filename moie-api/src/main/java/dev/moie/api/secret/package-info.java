/**
 * Secrets: keys, tokens and passwords that plugins use by name. {@link dev.moie.api.secret.Secrets}
 * comes with each {@link dev.moie.api.JobContext}, and is handed to constructors annotated with
 * {@code @Inject}.
 */
package dev.moie.api.secret;
