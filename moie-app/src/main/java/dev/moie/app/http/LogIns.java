package dev.moie.app.http;

import dev.moie.app.http.page.Frame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has logged in with a token, by the cookie that they got for it. Kept in memory: a restart
 * logs everybody out. Thread-safe.
 */
final class LogIns {
  static final Duration LASTS = Duration.ofHours(12);
  private static final int MOST = 200;

  private final Clock clock;
  private final Map<String, LogIn> byKey = new ConcurrentHashMap<>();

  private final Map<String, Frame.Said> said = new ConcurrentHashMap<>();

  private record LogIn(Access access, Instant until) {}

  LogIns(Clock clock) {
    this.clock = clock;
  }

  /** Logs somebody in; the value of the cookie. */
  String open(Access access) {
    String cookie = Tokens.random();
    Instant now = clock.instant();
    byKey.values().removeIf(each -> !now.isBefore(each.until()));
    if (byKey.size() >= MOST) {
      byKey.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().until()))
          .ifPresent(
              oldest -> {
                byKey.remove(oldest.getKey());
                said.remove(oldest.getKey());
              });
    }
    byKey.put(key(cookie), new LogIn(access, now.plus(LASTS)));
    return cookie;
  }

  /** What the bearer of a cookie may do. */
  Access accessOf(String cookie) {
    LogIn found = byKey.get(key(cookie));
    return found != null && clock.instant().isBefore(found.until()) ? found.access() : Access.NONE;
  }

  /** Logs somebody out. */
  void close(String cookie) {
    byKey.remove(key(cookie));
    said.remove(key(cookie));
  }

  /** Keeps what came of an action for the next page that they look at. */
  void say(String cookie, Frame.Said what) {
    if (accessOf(cookie) != Access.NONE) {
      said.put(key(cookie), what);
    }
  }

  /** What came of their last action, once. */
  Optional<Frame.Said> said(String cookie) {
    return Optional.ofNullable(said.remove(key(cookie)));
  }

  /** Looking up a digest tells nothing about how near a guess was. */
  private static String key(String cookie) {
    return HexFormat.of().formatHex(Tokens.digest(cookie));
  }
}
