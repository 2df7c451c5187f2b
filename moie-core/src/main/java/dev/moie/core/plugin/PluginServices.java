package dev.moie.core.plugin;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import dev.moie.api.secret.Secrets;
import dev.moie.core.secret.Masking;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Set;

/** What the engine hands to plugins. */
public interface PluginServices {

  /** The workspace's files, as one plugin may use them. */
  WorkspaceFiles files(String pluginId) throws IOException;

  /** Whether something of a name is in the workspace's folder, readable or not. */
  boolean hasFile(String name);

  /** Runs programs. */
  Processes processes();

  /**
   * What the program that a thread runs has written so far, or the end of that, without secrets;
   * empty if it runs none.
   */
  String programOutput(Thread thread);

  /** The engine's clock, in the workspace's zone. */
  Clock clock();

  /** The workspace's secrets; made when they are first asked for. */
  Secrets secrets();

  /** The names of the secrets that are configured. Reads no value. */
  Set<String> secretNames();

  /** A heartbeat begins: what was read of the secrets is forgotten. */
  void heartbeatBegins();

  /** Keeps the secrets out of what plugins answer. */
  Masking masking();

  /** The one HTTP client; made when it is first asked for. */
  HttpClient httpClient();

  /** The same for what is posted: it follows no redirection. Made when it is first asked for. */
  HttpClient postingClient();
}
