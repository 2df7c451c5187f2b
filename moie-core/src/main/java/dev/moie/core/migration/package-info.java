/**
 * From one version of the state file to the next: a chain of {@link
 * dev.moie.core.migration.Migration} steps ({@link dev.moie.core.migration.Migrations}), which
 * {@link dev.moie.core.migration.Migrator} applies to a workspace, and takes back. {@link
 * dev.moie.core.migration.Adoption} wires the known tasks of an original workspace to plugins.
 *
 * <p>Everything is spliced into the bytes that are there: what a step does not mean to change, it
 * does not change.
 */
package dev.moie.core.migration;
