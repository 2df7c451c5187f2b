package dev.moie.app.http;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Cuts off connections that take too long to say what they want. Jetty's idle time begins anew with
 * each byte, so a client that sends one now and then could hold its connection for ever. Called by
 * one thread, again and again.
 */
final class SlowClients {
  private final Duration patience;
  private Map<EndPoint, Long> begun = new HashMap<>();

  /** Waits so long for a request. */
  SlowClients(Duration patience) {
    this.patience = patience;
  }

  /**
   * Looks at every connection.
   *
   * @param nanoTime the time
   */
  void cutOff(Collection<EndPoint> connections, long nanoTime) {
    Map<EndPoint, Long> still = new HashMap<>();
    for (EndPoint each : connections) {
      if (!isSaying(each.getConnection())) {
        continue;
      }
      long since = begun.getOrDefault(each, nanoTime);
      if (nanoTime - since > patience.toNanos()) {
        each.close();
      } else {
        still.put(each, since);
      }
    }
    begun = still;
  }

  private static boolean isSaying(Connection connection) {
    return connection instanceof HttpConnection http
        && !http.getParser().isStart()
        && (http.getParser().inHeaderState() || owesContent(http.getParser()));
  }

  /** A request that announces no content stays in this state for as long as it is answered. */
  private static boolean owesContent(HttpParser parser) {
    return parser.inContentState() && parser.getContentRead() < parser.getContentLength();
  }
}
