package dev.moie.app.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A Maven archetype, as far as ours go: properties with plain defaults, names in braces, and
 * folders that are moved below the package. Nothing else of Velocity is known here, nor used there;
 * a test compares what comes out with what Maven makes of the same jar.
 */
public final class Archetype {
  private static final String RESOURCES = "archetype-resources/";

  private final Path jar;

  Archetype(Path jar) {
    this.jar = jar;
  }

  /**
   * The files of a project.
   *
   * @param given the properties that have no default
   * @return content by path, with slashes, relative to the project
   * @throws IOException if the jar cannot be read
   */
  Map<String, byte[]> expand(Map<String, String> given) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ArchetypeDescriptor descriptor = ArchetypeDescriptor.read(file);
      Map<String, String> properties = new TreeMap<>(descriptor.defaults());
      properties.putAll(given);
      Map<String, byte[]> project = new TreeMap<>();
      for (ZipEntry entry : file.stream().toList()) {
        if (entry.isDirectory() || !entry.getName().startsWith(RESOURCES)) {
          continue;
        }
        String path = entry.getName().substring(RESOURCES.length());
        byte[] content;
        try (InputStream in = file.getInputStream(entry)) {
          content = in.readAllBytes();
        }
        project.put(
            descriptor.place(path, properties.get("package")),
            descriptor.isFiltered(path) ? fill(content, properties) : content);
      }
      return project;
    }
  }

  private static byte[] fill(byte[] content, Map<String, String> properties) {
    String text = new String(content, StandardCharsets.UTF_8);
    for (Map.Entry<String, String> property : properties.entrySet()) {
      text = text.replace("${" + property.getKey() + "}", property.getValue());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
