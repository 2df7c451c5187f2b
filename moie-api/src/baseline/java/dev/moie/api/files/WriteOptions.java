package dev.moie.api.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** How a file is written. Immutable. */
public final class WriteOptions {
  private static final WriteOptions DEFAULTS = new WriteOptions(Optional.empty(), false);

  private final Optional<Set<PosixFilePermission>> mode;
  private final boolean backup;

  private WriteOptions(Optional<Set<PosixFilePermission>> mode, boolean backup) {
    this.mode = mode;
    this.backup = backup;
  }

  /**
   * A replaced file keeps its mode, a new one gets 0644; no backup.
   *
   * @return the defaults
   */
  public static WriteOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with a mode.
   *
   * @param permissions the file's permissions
   * @return new options
   */
  public WriteOptions withMode(Set<PosixFilePermission> permissions) {
    return new WriteOptions(Optional.of(Set.copyOf(permissions)), backup);
  }

  /**
   * The same, keeping a replaced file beside the new one under its name with {@code .bak} added.
   *
   * @return new options
   */
  public WriteOptions withBackup() {
    return new WriteOptions(mode, true);
  }

  /**
   * The file's permissions.
   *
   * @return the permissions, if any were asked for
   */
  public Optional<Set<PosixFilePermission>> mode() {
    return mode;
  }

  /**
   * Whether a replaced file is kept.
   *
   * @return true if it is
   */
  public boolean backup() {
    return backup;
  }
}
