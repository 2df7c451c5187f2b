package dev.moie.app;

import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.Workspace;

/** Another engine works on the workspace. */
public final class LockedException extends Exception {
  private static final long serialVersionUID = 1L;

  public LockedException(Workspace workspace, LockHolder holder) {
    super(
        "the workspace "
            + workspace.root()
            + " is locked by "
            + holder.describe()
            + "; wait until it is done, or stop it");
  }
}
