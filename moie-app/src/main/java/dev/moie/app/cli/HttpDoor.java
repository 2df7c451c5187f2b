package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.daemon.DaemonContext;
import dev.moie.app.daemon.DaemonService;
import dev.moie.app.http.HttpServer;
import dev.moie.app.http.ListenAddress;
import dev.moie.app.http.Opener;
import dev.moie.core.plugin.Telling;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the daemon. Nothing of it is loaded unless the command line or the settings
 * say where it listens.
 */
@Singleton
public final class HttpDoor implements DaemonService {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Clock clock;
  private Optional<ListenAddress> asked = Optional.empty();
  private Optional<AutoCloseable> server = Optional.empty();

  @Inject
  HttpDoor(Sessions sessions, Surroundings surroundings, Clock clock) {
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  /** Listens there, whatever the settings say. */
  void listen(ListenAddress address) {
    asked = Optional.of(address);
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public void start(DaemonContext daemon) throws IOException {
    String set = daemon.settings().http().listen();
    if (asked.isPresent() || !set.isEmpty()) {
      server = Optional.of(Opened.at(asked, set, this, daemon));
    }
  }

  /** Apart, so that a daemon without a server does not load it. */
  private static final class Opened {
    static AutoCloseable at(
        Optional<ListenAddress> asked, String set, HttpDoor door, DaemonContext daemon)
        throws IOException {
      HttpServer server =
          HttpServer.start(
              new HttpServer.Served(
                  daemon.workspace(),
                  door.new Rooms(daemon.workspace()),
                  door.surroundings,
                  door.clock,
                  daemon.settings().http(),
                  job -> Optional.of(daemon.plugins().telling(job).orElse(Telling.NOTHING))),
              asked.isPresent() ? asked.get() : parse(set));
      LOG.info("serving {}", server.url());
      return server;
    }

    private static ListenAddress parse(String set) throws IOException {
      try {
        return ListenAddress.parse(set);
      } catch (IllegalArgumentException e) {
        throw new IOException("http.listen in moie.yaml: " + e.getMessage(), e);
      }
    }
  }

  private final class Rooms implements Opener {
    private final Workspace workspace;

    Rooms(Workspace workspace) {
      this.workspace = workspace;
    }

    @Override
    public Session open() throws Exception {
      return sessions.open(workspace);
    }

    @Override
    public Session examining() {
      return sessions.examining(workspace);
    }
  }

  @Override
  public void stop() {
    if (server.isPresent()) {
      try {
        server.get().close();
      } catch (Exception e) {
        LOG.warn("the HTTP server did not end well: {}", e.toString());
      }
      server = Optional.empty();
    }
  }
}
