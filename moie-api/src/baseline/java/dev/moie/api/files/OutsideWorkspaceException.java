package dev.moie.api.files;

import java.io.IOException;
import java.nio.file.Path;

/** A path that a plugin wanted to write to lies outside the workspace. */
public final class OutsideWorkspaceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  /**
   * Tells which path, and where it should have been.
   *
   * @param path the path that was refused, symbolic links resolved
   * @param workspace the workspace's folder
   */
  public OutsideWorkspaceException(Path path, Path workspace) {
    super(path + " lies outside the workspace " + workspace + "; give a path inside it");
    this.path = path;
  }

  /**
   * The path that was refused.
   *
   * @return the path, symbolic links resolved
   */
  public Path path() {
    return path;
  }
}
