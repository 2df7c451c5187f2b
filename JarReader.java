package dev.moie.core.plugin.scan;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/** Reads a jar's facts. Nothing is unpacked, and what is read is bounded: a jar may be hostile. */
final class JarReader {
  private static final int LARGEST_TEXT = 1 << 20;
  private static final int MOST_ENTRIES = 200_000;
  private static final String EXTENSIONS_INDEX = "META-INF/extensions.idx";

  /** The packages that every plugin gets from the engine; a second copy would make a stranger of each class in them. */
  private static final List<String> API =
      List.of("dev/moie/api/", "org/pf4j/", "org/slf4j/", "jakarta/inject/");

  private final TypesIndexParser parser;

  JarReader(TypesIndexParser parser) {
    this.parser = parser;
  }

  JarFacts read(JarStamp stamp) {
    try (JarFile jar = new JarFile(stamp.path().toFile(), false, ZipFile.OPEN_READ)) {
      if (jar.size() > MOST_ENTRIES) {
        return JarFacts.unreadable(stamp, "it has more than " + MOST_ENTRIES + " entries");
      }
      return read(stamp, jar);
    } catch (IOException | IllegalArgumentException | SecurityException e) {
      return JarFacts.unreadable(stamp, reason(e));
    }
  }

  private JarFacts read(JarStamp stamp, JarFile jar) throws IOException {
    Optional<TypesIndex> index = Optional.empty();
    Optional<String> indexProblem = Optional.empty();
    try {
      index = index(jar);
    } catch (IllegalArgumentException e) {
      indexProblem = Optional.of(e.getMessage());
    }
    return new JarFacts(
        stamp,
        Optional.empty(),
        sha256(stamp.path()),
        manifest(jar),
        jar.getEntry(EXTENSIONS_INDEX) != null,
        index,
        indexProblem,
        bundledApi(jar),
        index.isPresent() ? newestClass(jar, index.get()) : Optional.empty());
  }

  private Optional<TypesIndex> index(JarFile jar) throws IOException {
    JarEntry entry = jar.getJarEntry(TypesIndex.ENTRY);
    if (entry == null) {
      return Optional.empty();
    }
    TypesIndex index = parser.parse(bytes(jar, entry));
    index
        .classNames()
        .filter(name -> jar.getEntry(ClassFile.entry(name)) == null)
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "it names the class " + name + ", which the jar does not contain");
            });
    return Optional.of(index);
  }

  private static Optional<PluginManifest> manifest(JarFile jar) throws IOException {
    JarEntry entry = jar.getJarEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      return Optional.empty();
    }
    Manifest manifest = new Manifest(new ByteArrayInputStream(bytes(jar, entry)));
    return Optional.of(PluginManifest.of(manifest.getMainAttributes()));
  }

  private static Optional<String> bundledApi(JarFile jar) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class") && API.stream().anyMatch(name::startsWith))
        .findFirst();
  }

  private static Optional<ClassFile> newestClass(JarFile jar, TypesIndex index) throws IOException {
    Optional<ClassFile> newest = Optional.empty();
    for (String name : index.classNames().toList()) {
      try (InputStream in = jar.getInputStream(jar.getEntry(ClassFile.entry(name)))) {
        OptionalInt major = ClassFile.major(in);
        if (major.isPresent()) {
          ClassFile found = new ClassFile(name, major.getAsInt());
          newest =
              Optional.of(
                  newest
                      .filter(known -> known.major() >= found.major())
                      .orElse(found));
        }
      } catch (EOFException e) {
        throw new IOException("the class " + name + " is cut off", e);
      }
    }
    return newest;
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
      if (bytes.length > LARGEST_TEXT) {
        throw new IllegalArgumentException(
            entry.getName() + " is larger than " + LARGEST_TEXT + " bytes");
      }
      return bytes;
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
