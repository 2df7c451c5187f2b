package dev.moie.core.plugin;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import dev.moie.core.io.Disk;
import dev.moie.core.process.LocalProcesses;
import dev.moie.core.workspace.LocalWorkspaceFiles;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What plugins get on one machine: the files and programs of a workspace. Thread-safe. */
public final class LocalPluginServices implements PluginServices, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final Clock clock;
  private final LocalProcesses processes;
  private final ThreadGroup engine = Thread.currentThread().getThreadGroup();
  private Optional<Web> web = Optional.empty();

  /** An HTTP client and the threads that work for it. */
  private record Web(EngineThreads threads, ExecutorService executor, HttpClient client) {

    static Web open(ThreadGroup engine) {
      EngineThreads threads = new EngineThreads("moie-http", engine);
      ExecutorService executor = Executors.newCachedThreadPool(threads);
      // The client's own thread is made while it is built.
      HttpClient client =
          threads.make(
              () ->
                  HttpClient.newBuilder()
                      .connectTimeout(CONNECT_TIMEOUT)
                      .followRedirects(HttpClient.Redirect.NORMAL)
                      .executor(executor)
                      .build());
      return new Web(threads, executor, client);
    }

    void close() {
      executor.shutdown();
      threads.close();
    }
  }

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
    if (web.isEmpty()) {
      web = Optional.of(Web.open(engine));
    }
    return web.get().client();
  }

  @Override
  public synchronized void close() {
    web.ifPresent(Web::close);
    web = Optional.empty();
    processes.close();
  }
}
