/**
 * State, execution log and claims in PostgreSQL, for a workspace with {@code store:}. Nothing of
 * this is loaded without it. {@link dev.moie.core.postgres.Database} opens and migrates; {@link
 * dev.moie.core.postgres.PgExecutionLog} and {@link dev.moie.core.postgres.PgStateStore} are the
 * two ports on it.
 */
package dev.moie.core.postgres;
