package dev.moie.app.http;

import dev.moie.app.ExitWatch;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.workspace.HttpSettings;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A workspace in a folder, served on loopback by the real server, and a client. */
public final class ServedFolder implements AutoCloseable {
  private final Workspace workspace;
  private final Opener opener;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServedFolder(Workspace workspace, Opener opener, HttpServer server) {
    this.opener = opener;
    this.workspace = workspace;
    this.server = server;
  }

  /** Serves a folder that holds a state file. */
  public static ServedFolder of(Path folder) throws Exception {
    return of(folder, HttpSettings.DEFAULT, "127.0.0.1:0");
  }

  static ServedFolder of(Path folder, HttpSettings settings, String listen) throws Exception {
    Workspace workspace = new Workspace(folder);
    Surroundings surroundings =
        new Surroundings(
            Map.of("HOME", folder.toString()), folder, System.getProperty("moie.dist", ""), "ada");
    Opener opener = new FolderOpener(workspace, surroundings);
    HttpServer server =
        HttpServer.start(
            new HttpServer.Served(
                workspace, opener, surroundings, Clock.systemUTC(), settings, LiveOutput.NONE),
            ListenAddress.parse(listen));
    return new ServedFolder(workspace, opener, server);
  }

  private record FolderOpener(Workspace workspace, Surroundings surroundings) implements Opener {
    @Override
    public Session open() throws Exception {
      return open(workspace.pluginCopies());
    }

    @Override
    public Session examining() throws Exception {
      return open(workspace.pluginCopies().resolve("of-nobody"));
    }

    private Session open(Path copies) throws Exception {
      return new Session(
          workspace,
          surroundings,
          List.of(),
          copies,
          Quarantine.in(workspace.quarantine()),
          new ExitWatch(),
          Clock.systemUTC(),
          note -> {});
    }
  }

  /** A heartbeat beside the server, as if in another process. */
  public void beat() throws Exception {
    try (Session session = opener.open();
        Session.Work work = session.work()) {
      new Heartbeat(session.engine(), session.store()).beat(false, BeatProgress.NONE);
    }
  }

  public String url(String path) {
    return server.url().replaceFirst("/$", "") + path;
  }

  int port() {
    return server.address().port();
  }

  public String token() throws IOException {
    return Files.readString(workspace.internal().resolve("token")).strip();
  }

  String readToken() throws IOException {
    return Files.readString(workspace.internal().resolve("token.read")).strip();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** With the token that may change things. */
  HttpResponse<String> order(String path, String body) throws Exception {
    return post(path, body, "Authorization", "Bearer " + token());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
