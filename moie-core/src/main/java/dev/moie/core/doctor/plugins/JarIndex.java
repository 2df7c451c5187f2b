package dev.moie.core.doctor.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What a jar's indexes say besides its job types. A jar that cannot be read says nothing here: the
 * host has told.
 */
final class JarIndex {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_CLASSES = 5;

  private JarIndex() {}

  /**
   * A class that implements extension points.
   *
   * @param className its name
   * @param points theirs
   */
  record Extension(String className, List<String> points) {}

  /** The first classes that PF4J's index names. */
  static List<String> extensionClasses(Path jar) {
    return text(jar, "META-INF/extensions.idx")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .limit(MAX_CLASSES)
        .toList();
  }

  /** The extensions that are no job types. */
  static List<Extension> extensions(Path jar) {
    List<Extension> extensions = new ArrayList<>();
    try {
      for (JsonNode node :
          JsonTree.read(text(jar, "META-INF/moie/types.json")).path("extensions")) {
        List<String> points = new ArrayList<>();
        node.path("points").forEach(point -> points.add(point.asText()));
        extensions.add(new Extension(node.path("class").asText("?"), List.copyOf(points)));
      }
    } catch (IOException unreadable) {
      return List.of();
    }
    return extensions;
  }

  /** Whether a class is in the jar itself. */
  static boolean has(Path jar, String className) {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      return file.getJarEntry(className.replace('.', '/') + ".class") != null;
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private static String text(Path jar, String name) {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Optional<JarEntry> entry = Optional.ofNullable(file.getJarEntry(name));
      if (entry.isEmpty()) {
        return "";
      }
      try (InputStream in = file.getInputStream(entry.get())) {
        return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      }
    } catch (IOException | RuntimeException unreadable) {
      return "";
    }
  }
}
