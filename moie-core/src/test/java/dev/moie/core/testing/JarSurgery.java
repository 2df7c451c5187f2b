package dev.moie.core.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes the entries of a jar without caring what that does to it. */
public final class JarSurgery {
  private JarSurgery() {}

  /** Lets the entries be changed, in the order in which they stand. */
  public static void change(Path jar, Consumer<Map<String, byte[]>> change) {
    try {
      Map<String, byte[]> entries = new LinkedHashMap<>();
      try (ZipInputStream in =
          new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(jar)))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
      change.accept(entries);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream out = new ZipOutputStream(bytes)) {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          out.putNextEntry(new ZipEntry(entry.getKey()));
          out.write(entry.getValue());
        }
      }
      Files.write(jar, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an entry, or replaces it. */
  public static void put(Path jar, String name, String content) {
    change(jar, entries -> entries.put(name, content.getBytes(StandardCharsets.UTF_8)));
  }
}
