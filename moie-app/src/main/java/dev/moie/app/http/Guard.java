package dev.moie.app.http;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about every request before anything else looks at it: from where it may come, under which
 * name, how much, how often, and what it may do.
 *
 * <p>Beside the token, which a page of another origin cannot know, the names are checked: {@code
 * Host} against pages that have a name of their own point to this machine (DNS rebinding), {@code
 * Origin} and {@code Sec-Fetch-Site} against pages that send forms here (CSRF).
 */
final class Guard {
  static final String COOKIE = "moie_session";
  static final String ACCESS = "moie.access";

  /** There if a request may come from another machine. */
  static final String FROM_OUTSIDE = "moie.outside";

  /** No request has a larger body. */
  static final int MAX_BODY = 64 * 1024;

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What everybody may have: it tells nothing of the workspace. */
  private static final Set<String> OPEN = Set.of("/health", "/login");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Tokens tokens;
  private final LogIns logIns;
  private final boolean remote;
  private final String publicName;
  private final RateLimit all;
  private final RateLimit changes;

  Guard(Tokens tokens, LogIns logIns, boolean remote, String publicName) {
    this.tokens = tokens;
    this.logIns = logIns;
    this.remote = remote;
    this.publicName = publicName.toLowerCase(Locale.ROOT);
    this.all = new RateLimit(1_000, 2_000, System::nanoTime);
    this.changes = new RateLimit(5, 30, System::nanoTime);
  }

  /** Lets a request in, or throws. */
  void check(Context context) {
    headers(context);
    if (!all.admits(context.ip())) {
      throw tooMany("1");
    }
    String host = host(context);
    boolean reading = READING.contains(context.method().name());
    origin(context, reading);
    Access access = access(context);
    context.attribute(ACCESS, access);
    if (!reading) {
      size(context);
      if (!changes.admits(context.ip())) {
        throw tooMany("10");
      }
    }
    boolean fromOutside = remote || host.equals(publicName);
    if (fromOutside) {
      context.attribute(FROM_OUTSIDE, true);
    }
    Access needed = needed(context.path(), reading, fromOutside);
    if (!access.covers(needed)) {
      throw denied(context, access, needed);
    }
  }

  private static Access needed(String path, boolean reading, boolean fromOutside) {
    if (OPEN.contains(path) || path.startsWith("/assets/")) {
      return Access.NONE;
    }
    return reading ? (fromOutside ? Access.READ : Access.NONE) : Access.CHANGE;
  }

  private static Refusal denied(Context context, Access access, Access needed) {
    if (access == Access.NONE) {
      context.header("WWW-Authenticate", "Bearer realm=\"moie\"");
      return new Refusal(
          401,
          "A token is needed",
          "send \"Authorization: Bearer\" with the token that lies in .moie/token, or log in at"
              + " /login");
    }
    return new Refusal(
        403, "This token only reads", "to " + needed + " takes the token in .moie/token");
  }

  private static Refusal tooMany(String seconds) {
    return new Refusal(
        429, "Too many requests", "wait " + seconds + " s, and ask less often from then on");
  }

  private static void headers(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    if (!context.path().startsWith("/assets/")) {
      context.header("Cache-Control", "no-store");
    }
  }

  /** The name without the port; throws if it is not one of ours. */
  private String host(Context context) {
    String header = Optional.ofNullable(context.header("Host")).orElse("");
    String name = header.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT);
    boolean known =
        LOOPBACK_NAMES.contains(name) || (!publicName.isEmpty() && name.equals(publicName));
    // Beyond loopback nothing is shown without a token, which no rebinding can get.
    if (!known && !(remote && name.matches("[a-z0-9.-]+|\\[[0-9a-f:.]+]"))) {
      throw new Refusal(
          421,
          "Unknown host",
          "this server does not go by that name; use 127.0.0.1, or set http.public_name");
    }
    return name;
  }

  private static void origin(Context context, boolean reading) {
    String origin = context.header("Origin");
    if (origin != null && !authority(origin).equalsIgnoreCase(context.header("Host"))) {
      throw foreign();
    }
    String site = context.header("Sec-Fetch-Site");
    if (!reading && site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw foreign();
    }
  }

  private static String authority(String origin) {
    try {
      return Optional.ofNullable(new URI(origin).getRawAuthority()).orElse("");
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static Refusal foreign() {
    return new Refusal(
        403, "Foreign origin", "a page of another site has sent this; use the pages of this one");
  }

  private Access access(Context context) {
    String header = context.header("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, "Bearer ", 0, 7)
          ? tokens.accessOf(header.substring(7).strip())
          : Access.NONE;
    }
    String cookie = context.cookie(COOKIE);
    return cookie == null ? Access.NONE : logIns.accessOf(cookie);
  }

  private static void size(Context context) {
    long length = context.req().getContentLengthLong();
    if (length < 0 && context.header("Transfer-Encoding") != null) {
      throw new Refusal(411, "Length required", "say how long the body is in Content-Length");
    }
    if (length > MAX_BODY) {
      throw new Refusal(
          413, "Too large", "a body has at most " + MAX_BODY + " bytes, this one " + length);
    }
  }
}
