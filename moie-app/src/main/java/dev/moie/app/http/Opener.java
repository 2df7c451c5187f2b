package dev.moie.app.http;

import dev.moie.app.Session;

/** Opens the workspace that is served. Thread-safe. */
public interface Opener {
  /** As a command of the terminal opens it. */
  Session open() throws Exception;

  /** As the doctor opens it: to look only, and its jars anew. */
  Session examining() throws Exception;
}
