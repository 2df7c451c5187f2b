package dev.moie.app.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that pages load: these, by name, and no others. */
final class Assets {
  private static final List<String> NAMES =
      List.of(
          "moie.css",
          "moie.js",
          "icon.svg",
          "vendor/htmx.min.js",
          "vendor/htmx-sse.js",
          "vendor/idiomorph-ext.min.js");

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> tags = new HashMap<>();

  Assets() throws IOException {
    for (String name : NAMES) {
      try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
        byte[] content = in.readAllBytes();
        files.put(name, content);
        tags.put(
            name, '"' + java.util.HexFormat.of().formatHex(sum(content)).substring(0, 20) + '"');
      }
    }
  }

  private static byte[] sum(byte[] content) {
    return Tokens.digest(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** Serves {@code /assets/…}. */
  void serve(Context context) {
    String name = context.path().substring("/assets/".length());
    byte[] content = files.get(name);
    if (content == null) {
      throw Refusal.notFound("there is no such file");
    }
    context.header("ETag", tags.get(name));
    context.header("Cache-Control", "no-cache");
    if (tags.get(name).equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    context.contentType(type(name)).result(content);
  }

  private static String type(String name) {
    return name.endsWith(".js")
        ? "text/javascript; charset=utf-8"
        : name.endsWith(".css") ? "text/css; charset=utf-8" : "image/svg+xml";
  }
}
