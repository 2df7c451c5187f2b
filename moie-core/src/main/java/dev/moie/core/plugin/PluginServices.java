package dev.moie.core.plugin;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;

/** What the engine hands to plugins. */
public interface PluginServices {

  /** The workspace's files, as one plugin may use them. */
  WorkspaceFiles files(String pluginId) throws IOException;

  /** Runs programs. */
  Processes processes();

  /** The engine's clock, in the workspace's zone. */
  Clock clock();

  /** The one HTTP client; made when it is first asked for. */
  HttpClient httpClient();
}
