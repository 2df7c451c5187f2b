package dev.moie.core.plugin;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import dev.moie.api.secret.Secrets;
import dev.moie.core.io.Disk;
import dev.moie.core.process.EngineThreads;
import dev.moie.core.process.LocalProcesses;
import dev.moie.core.secret.MaskedProcesses;
import dev.moie.core.secret.Masking;
import dev.moie.core.secret.SecretStore;
import dev.moie.core.workspace.LocalWorkspaceFiles;
import dev.moie.core.workspace.SecretSource;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What plugins get on one machine: the files and programs of a workspace. Thread-safe. */
public final class LocalPluginServices implements PluginServices, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final Clock clock;
  private final LocalProcesses processes;
  private final Map<String, SecretSource> sources;
  private final Map<String, String> environment;
  private final Masking masking = new Masking();
  private final Processes masked;
  private Optional<SecretStore> secrets = Optional.empty();
  private Optional<Web> web = Optional.empty();
  private Optional<Web> posting = Optional.empty();

  /** An HTTP client and the threads that work for it. */
  private record Web(ExecutorService executor, HttpClient client) {

    static Web open(HttpClient.Redirect redirections) {
      ExecutorService executor =
          Executors.newCachedThreadPool(task -> EngineThreads.daemon(task, "moie-http"));
      // The client's own thread is made while it is built.
      HttpClient client =
          EngineThreads.make(
              () ->
                  HttpClient.newBuilder()
                      .connectTimeout(CONNECT_TIMEOUT)
                      .followRedirects(redirections)
                      .executor(executor)
                      .build());
      return new Web(executor, client);
    }

    void close() {
      executor.shutdown();
    }
  }

  /** Serves one workspace that has no secrets, and nowhere to keep anything for later. */
  public LocalPluginServices(Workspace workspace, Clock clock) {
    this(workspace, clock, Optional.empty(), Map.of(), Map.of());
  }

  /**
   * Serves one workspace.
   *
   * @param clock in the workspace's zone
   * @param cache this user's folder for what can be made again at any time, if there is one
   * @param sources where the secrets come from, by name
   * @param environment the variables that they may come from
   */
  public LocalPluginServices(
      Workspace workspace,
      Clock clock,
      Optional<Path> cache,
      Map<String, SecretSource> sources,
      Map<String, String> environment) {
    this.workspace = workspace;
    this.clock = clock;
    this.processes = new LocalProcesses(workspace.root(), cache);
    this.masked = new MaskedProcesses(processes, masking);
    this.sources = Map.copyOf(sources);
    this.environment = environment;
    hideVariables();
  }

  /** Every program inherits them, and may print them though no plugin has asked. */
  private void hideVariables() {
    for (SecretSource source : sources.values()) {
      if (source instanceof SecretSource.Variable variable) {
        Optional.ofNullable(environment.get(variable.variable())).ifPresent(masking::hide);
      }
    }
  }

  @Override
  public WorkspaceFiles files(String pluginId) throws IOException {
    return new LocalWorkspaceFiles(Disk.LOCAL, workspace, pluginId);
  }

  @Override
  public boolean hasFile(String name) {
    return Files.exists(workspace.root().resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Processes processes() {
    return masked;
  }

  @Override
  public String programOutput(Thread thread) {
    return masking.mask(processes.soFar(thread));
  }

  @Override
  public synchronized Secrets secrets() {
    if (sources.isEmpty()) {
      return Secrets.none();
    }
    if (secrets.isEmpty()) {
      secrets =
          Optional.of(new SecretStore(sources, environment, workspace.root(), processes, masking));
    }
    return secrets.get();
  }

  @Override
  public Set<String> secretNames() {
    return sources.keySet();
  }

  @Override
  public synchronized void heartbeatBegins() {
    secrets.ifPresent(SecretStore::forget);
  }

  @Override
  public Masking masking() {
    return masking;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public synchronized HttpClient httpClient() {
    if (web.isEmpty()) {
      web = Optional.of(Web.open(HttpClient.Redirect.NORMAL));
    }
    return web.get().client();
  }

  @Override
  public synchronized HttpClient postingClient() {
    if (posting.isEmpty()) {
      posting = Optional.of(Web.open(HttpClient.Redirect.NEVER));
    }
    return posting.get().client();
  }

  @Override
  public synchronized void close() {
    web.ifPresent(Web::close);
    web = Optional.empty();
    posting.ifPresent(Web::close);
    posting = Optional.empty();
    processes.close();
  }
}
