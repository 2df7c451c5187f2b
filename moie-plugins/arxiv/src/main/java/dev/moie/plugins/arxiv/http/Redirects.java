package dev.moie.plugins.arxiv.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the answers to one request lead, hop by hop. Followed are at most {@value #MOST} hops, to
 * https anywhere, or on the same host and port; never from https to http.
 */
final class Redirects {
  /** As many as a move of host and path together takes, and one more. */
  static final int MOST = 3;

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private final List<URI> visited = new ArrayList<>();

  Redirects(URI start) {
    visited.add(start);
  }

  /**
   * Where to ask next.
   *
   * @return empty if the answer leads nowhere
   * @throws RedirectException if it leads where we do not go
   */
  Optional<URI> after(int status, Optional<String> location) throws RedirectException {
    if (!STATUSES.contains(status) || location.isEmpty()) {
      return Optional.empty();
    }
    URI from = visited.get(visited.size() - 1);
    URI to = target(from, location.get());
    if (visited.contains(to)) {
      throw new RedirectException(visited.get(0) + " leads in a circle, by way of " + to);
    }
    if (visited.size() > MOST) {
      throw new RedirectException(
          visited.get(0) + " leads on and on, more than " + MOST + " times, at last to " + to);
    }
    visited.add(to);
    return Optional.of(to);
  }

  private static URI target(URI from, String location) throws RedirectException {
    String shown = location.substring(0, Math.min(200, location.length()));
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new RedirectException(from + " leads to \"" + shown + "\", which is no address");
    }
    if (to.getHost() == null || to.getUserInfo() != null) {
      throw new RedirectException(from + " leads to \"" + shown + "\", which is no web address");
    }
    boolean secure = "https".equalsIgnoreCase(to.getScheme());
    boolean same =
        "http".equalsIgnoreCase(from.getScheme())
            && "http".equalsIgnoreCase(to.getScheme())
            && host(from).equals(host(to));
    if (!secure && !same) {
      throw new RedirectException(
          from + " leads to " + shown + ", which is neither https nor on the same host");
    }
    return to;
  }

  private static String host(URI address) {
    int port = address.getPort() < 0 ? 80 : address.getPort();
    return address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }
}
