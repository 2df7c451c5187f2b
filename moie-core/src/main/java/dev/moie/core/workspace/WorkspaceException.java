package dev.moie.core.workspace;

/** There is no usable workspace. The message says where it was looked for and what to do. */
public final class WorkspaceException extends Exception {
  private static final long serialVersionUID = 1L;

  public WorkspaceException(String message) {
    super(message);
  }
}
