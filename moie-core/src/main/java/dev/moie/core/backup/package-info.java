/**
 * Backups of the state file: {@link dev.moie.core.backup.Backups} takes, lists and verifies them in
 * the workspace's {@code backups/}, {@link dev.moie.core.backup.Rotation} says which go, {@link
 * dev.moie.core.backup.BackedUpStateStore} takes one before a beat changes something, and {@link
 * dev.moie.core.backup.BackedUpReplace} puts another content in the place of a state file so that
 * it can be undone.
 *
 * <p>A backup is {@code <state file>_<UTC time to the millisecond>.json} with the bytes and the
 * mode of the state file, and beside it {@code <that name>.sha256} as {@code sha256sum} writes it:
 * {@code cd backups && sha256sum -c *.sha256} checks them without this program.
 */
package dev.moie.core.backup;
