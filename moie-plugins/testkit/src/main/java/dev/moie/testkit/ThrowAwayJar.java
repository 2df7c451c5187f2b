package dev.moie.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The jar that a plugin would become, without waiting for Maven to pack it. What its manifest will
 * say is not known yet, but for the plugin's id, which the names of its types tell.
 */
final class ThrowAwayJar {
  static final String INDEX = "META-INF/moie/types.json";

  private ThrowAwayJar() {}

  static Path write(Path classes, List<Path> libraries, Path into) {
    try {
      String id = id(classes.resolve(INDEX));
      Path jar = Files.createDirectories(into).resolve(id + ".jar");
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out, manifest(id))) {
        Set<String> written = new HashSet<>(Set.of(JarFile.MANIFEST_NAME));
        addFolder(classes, zip, written);
        for (Path library : libraries) {
          if (Files.isDirectory(library)) {
            addFolder(library, zip, written);
          } else {
            addJar(library, zip, written);
          }
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(Path index) throws IOException {
    JsonNode first = new ObjectMapper().readTree(Files.readString(index)).path("types").path(0);
    String name = first.path("name").asText();
    int slash = name.indexOf('/');
    return slash < 0 ? "plugin-under-test" : name.substring(0, slash);
  }

  private static Manifest manifest(String id) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", id);
    manifest.getMainAttributes().putValue("Plugin-Version", ApiVersion.current());
    return manifest;
  }

  private static void addFolder(Path folder, JarOutputStream zip, Set<String> written)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (written.add(name)) {
          zip.putNextEntry(new ZipEntry(name));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    }
  }

  private static void addJar(Path library, JarOutputStream zip, Set<String> written)
      throws IOException {
    try (JarFile jar = new JarFile(library.toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.isDirectory() || isLeftOut(entry.getName()) || !written.add(entry.getName())) {
          continue;
        }
        zip.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = jar.getInputStream(entry)) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }

  /** What the parent POM leaves out too: signatures that hold no longer, and modules. */
  private static boolean isLeftOut(String name) {
    return name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)") || name.endsWith("module-info.class");
  }
}
