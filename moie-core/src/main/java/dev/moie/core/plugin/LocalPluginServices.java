package dev.moie.core.plugin;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import dev.moie.core.io.Disk;
import dev.moie.core.process.EngineThreads;
import dev.moie.core.process.LocalProcesses;
import dev.moie.core.workspace.LocalWorkspaceFiles;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

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
   */
  public LocalPluginServices(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
    this.processes = new LocalProcesses(workspace.root());
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
      client = Optional.of(EngineThreads.make(LocalPluginServices::newClient));
    }
    return client.get();
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT_TIMEOUT)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .executor(Executors.newCachedThreadPool(task -> EngineThreads.daemon(task, "moie-http")))
        .build();
  }

  @Override
  public void close() {
    processes.close();
  }
}
