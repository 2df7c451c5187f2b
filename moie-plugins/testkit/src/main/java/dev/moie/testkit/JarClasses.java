package dev.moie.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The classes in a jar, as bytes: none of them is loaded. */
final class JarClasses {
  private static final int JAVA_17 = 61;

  private final Path jar;

  JarClasses(Path jar) {
    this.jar = jar;
  }

  /**
   * The classes that an older Java than their own refuses; those for newer ones only do not count.
   */
  List<String> newerThanJava17() throws IOException {
    return matching(bytes -> bytes.length > 8 && major(bytes) > JAVA_17);
  }

  private static int major(byte[] bytes) {
    return ((bytes[6] & 0xFF) << 8) | (bytes[7] & 0xFF);
  }

  /** The classes that name a class of these packages, written with slashes. */
  List<String> naming(String... packages) throws IOException {
    return matching(
        bytes -> {
          // Names stand in the constant pool as they are, whatever else surrounds them.
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          for (String name : packages) {
            if (text.contains(name)) {
              return true;
            }
          }
          return false;
        });
  }

  private List<String> matching(Predicate<byte[]> test) throws IOException {
    List<String> found = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/versions/")) {
          try (InputStream in = file.getInputStream(entry)) {
            if (test.test(in.readAllBytes())) {
              found.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            }
          }
        }
      }
    }
    return found;
  }
}
