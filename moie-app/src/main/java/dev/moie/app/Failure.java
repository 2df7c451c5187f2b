package dev.moie.app;

import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.log.LogException;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.stop.StoppedException;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** Turns what went wrong into lines for people and an exit code. The one place that does. */
public final class Failure {
  private Failure() {}

  /** Tells a failure. */
  public static int tell(Throwable failure, Terminal terminal, boolean verbose) {
    lines(failure).lines().forEach(line -> terminal.err().println("moie: " + Plain.line(line)));
    if (verbose) {
      failure.printStackTrace(terminal.err());
    }
    return code(failure);
  }

  private static String lines(Throwable failure) {
    if (failure instanceof InvalidStateException
        || failure instanceof SettingsException
        || failure instanceof WorkspaceException
        || failure instanceof LockedException
        || failure instanceof StoppedException
        || failure instanceof LogException) {
      return failure.getMessage();
    }
    if (failure instanceof UncheckedIOException unchecked) {
      return lines(unchecked.getCause());
    }
    if (failure instanceof FileSystemException file) {
      String why = file.getReason() == null ? failure.getClass().getSimpleName() : file.getReason();
      return file.getFile() + ": " + why + "; check the path and the permissions";
    }
    if (failure instanceof IOException) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
    if (failure instanceof InterruptedException) {
      return "interrupted; what was done is saved";
    }
    return "internal error: " + failure + "; run it again with -v, and report what it prints";
  }

  private static int code(Throwable failure) {
    if (failure instanceof InvalidStateException
        || failure instanceof SettingsException
        || failure instanceof WorkspaceException) {
      return ExitCode.INVALID;
    }
    if (failure instanceof StoppedException) {
      return ExitCode.STOPPED;
    }
    return failure instanceof LockedException ? ExitCode.LOCKED : ExitCode.PROBLEM;
  }
}
