package dev.moie.plugins.steps;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The contents that come with this plugin. */
final class Templates {
  private static final List<String> NAMES = List.of("file-system.step.ts");

  private Templates() {}

  static void requireKnown(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "there is no template \"" + name + "\"; known are " + String.join(", ", NAMES));
    }
  }

  static byte[] read(String name) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream("templates/" + name)) {
      if (in == null) {
        throw new IOException("the template " + name + " is missing from the plugin's jar");
      }
      return in.readAllBytes();
    }
  }
}
