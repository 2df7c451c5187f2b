package dev.moie.core.plugin;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import dev.moie.core.io.Disk;
import dev.moie.core.process.LocalProcesses;
import dev.moie.core.workspace.LocalWorkspaceFiles;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What plugins get on one machine: the files and programs of a workspace. Thread-safe. */
public final class LocalPluginServices implements PluginServices, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final Clock clock;
  private final LocalProcesses processes;
  private Optional<HttpClient> client = Optional.empty();

  /**
   * Serves one workspace.
   *
   * @param clock in the workspace's zone
   * @param cache this user's folder for what can be made again at any time, if there is one
   */
  public LocalPluginServices(Workspace workspace, Clock clock, Optional<Path> cache) {
    this.workspace = workspace;
    this.clock = clock;
    this.processes = new LocalProcesses(workspace.root(), cache);
  }

  @Override
  public WorkspaceFiles files(String pluginId) throws IOException {
    return new LocalWorkspaceFiles(Disk.LOCAL, workspace, pluginId);
  }

  @Override
  public Processes processes() {
    return processes;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public synchronized HttpClient httpClient() {
    if (client.isEmpty()) {
      client =
          Optional.of(
              HttpClient.newBuilder()
                  .connectTimeout(CONNECT_TIMEOUT)
                  .followRedirects(HttpClient.Redirect.NORMAL)
                  .build());
    }
    return client.get();
  }

  @Override
  public void close() {
    processes.close();
  }
}
